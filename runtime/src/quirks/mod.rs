//! Quirks: behavior that clients of some services have, as rows of [`Service::quirks`](crate::Service::quirks).
//!
//! A quirk is a value that a generated crate lists in `src/meta.rs`. It implements [`Quirk`], whose hooks the runtime calls
//! for the services that list it. Code of a quirk runs for no other service.
//!
//! ```
//! use tinsmith_runtime::{Service, quirks};
//!
//! static SERVICE: Service = Service {
//!     id: "Vault",
//!     quirks: &[&quirks::Headers(&[("x-version", "7")]), &quirks::TransientErrors(&["Tired"])],
//!     ..Service::PLAIN
//! };
//! ```

mod bucket;
mod headers;
mod protocol;
mod responses;
mod shared;
mod signing;

pub use crate::schema::Http;
pub use crate::service::{ClientParts, Quirk};
#[cfg(feature = "s3-express")]
pub use crate::sessions::Sessions;
pub use bucket::BucketInEndpoint;
pub use headers::{Headers, LenientDates};
pub use protocol::{NoErrorWrapping, QueryCompatible, XmlNamespace};
pub use responses::{EmptyNotFound, ErrorInSuccess, ExtendedRequestId, TransientErrors};
#[cfg(feature = "http-auth")]
pub use shared::TokenVariable;
pub use shared::{QuickRetries, SharedParam, SharedParams};
pub use signing::{SendsContentSha256, SignsPathAsSent};
