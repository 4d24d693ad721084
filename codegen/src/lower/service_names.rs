//! The names by which the texts of a crate and the runtime call the service.

use crate::model::node::Node;
use crate::model::shape::Shape;
use crate::settings::CrateSettings;
use crate::text;

/// The names of the service in the texts of a crate.
pub struct ServiceNames {
    /// Its title, or the name of its shape.
    pub title: String,
    /// `sdkId`, or the name of its shape.
    pub sdk_id: String,
    /// The name that requests are signed for.
    pub signing_name: Option<String>,
    /// The official name of the service's crate, or this one's.
    pub crate_name: String,
    /// The name of the library, for examples.
    pub library: String,
}

impl ServiceNames {
    /// The names of a service.
    pub fn of(shape: &Shape, settings: &CrateSettings) -> Self {
        let text = |id: &str, key: &str| shape.trait_node(id).and_then(|it| it.get(key)).and_then(Node::as_str);
        let title = shape.trait_node("smithy.api#title").and_then(Node::as_str);
        let title = title.map(text::one_line).filter(|it| !it.is_empty());
        let title = title.unwrap_or_else(|| shape.id.name().to_owned());
        let sdk_id = text("aws.api#service", "sdkId");
        Self {
            title,
            sdk_id: sdk_id.unwrap_or(shape.id.name()).to_owned(),
            signing_name: text("aws.auth#sigv4", "name").map(str::to_owned),
            crate_name: sdk_id.map_or_else(|| settings.module.clone(), |it| format!("aws-sdk-{}", plain(it))),
            library: settings.module.replace('-', "_"),
        }
    }
}

/// Returns whether clients take region and credentials, as those of AWS do.
pub fn is_aws(shape: &Shape) -> bool {
    ["aws.api#service", "aws.auth#sigv4"]
        .iter()
        .any(|id| shape.traits.has(id))
}

/// Letters and digits in lower case, as crate names and the user agent have them.
pub fn plain(text: &str) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
