//! `smithy-build.json` and flags to settings.
