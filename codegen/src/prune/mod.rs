//! `ValidModel` to `ServiceClosure`: what will be generated, and only that.
