//! Traits of a service that change how its protocol is written and read.

use std::borrow::Cow;

use aws_smithy_schema::protocol::ServiceXmlNamespace;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use crate::service::{ClientParts, Quirk};

/// Sets the XML namespace of requests: URI and prefix (trait `xmlNamespace`).
#[derive(Clone, Copy, Debug)]
pub struct XmlNamespace(pub &'static str, pub Option<&'static str>);

impl Quirk for XmlNamespace {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        let prefix = self.1.map(Cow::Borrowed);
        client.config.store_put(ServiceXmlNamespace::new(self.0, prefix));
    }
}

/// Reads the errors of restXml without an element around them (`noErrorWrapping` of the trait `restXml`).
#[derive(Clone, Copy, Debug)]
pub struct NoErrorWrapping;

impl Quirk for NoErrorWrapping {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        client.config.store_put(*self);
    }
}

impl Storable for NoErrorWrapping {
    type Storer = StoreReplace<Self>;
}

/// Asks for the error codes of awsQuery, which the service spoke once (trait `awsQueryCompatible`).
#[derive(Clone, Copy, Debug)]
pub struct QueryCompatible;

impl Quirk for QueryCompatible {
    fn configure_client(&'static self, client: &mut ClientParts<'_>) {
        client.config.store_put(*self);
    }
}

impl Storable for QueryCompatible {
    type Storer = StoreReplace<Self>;
}
