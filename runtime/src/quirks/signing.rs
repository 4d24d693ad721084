//! Signatures that differ from those of other services.

use aws_runtime::auth::SigningOptions;

use crate::service::Quirk;

/// Signs the path as it is sent: neither encoded a second time nor normalized.
#[derive(Clone, Copy, Debug)]
pub struct SignsPathAsSent;

impl Quirk for SignsPathAsSent {
    fn configure_signing(&self, options: &mut SigningOptions) {
        options.double_uri_encode = false;
        options.normalize_uri_path = false;
    }
}

/// Sends the hash of the signed body in `X-Amz-Content-Sha256`.
#[derive(Clone, Copy, Debug)]
pub struct SendsContentSha256;

impl Quirk for SendsContentSha256 {
    fn configure_signing(&self, options: &mut SigningOptions) {
        options.content_sha256_header = true;
    }
}
