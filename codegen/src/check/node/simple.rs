//! Numbers, strings, timestamps and the other simple types.

use super::walk::Walk;
use crate::check::context::article;
use crate::model::decimal as number;
use crate::model::node::Node;
use crate::model::shape::{Member, Shape, SimpleType};
use crate::model::timestamp;

impl<'m> Walk<'_, 'm> {
    pub(super) fn simple(
        &mut self,
        shape: &'m Shape,
        simple: SimpleType,
        member: Option<&'m Member>,
        node: &Node,
    ) -> bool {
        match simple {
            SimpleType::Document => true,
            SimpleType::Blob => node.as_str().is_some(),
            SimpleType::Boolean => node.as_bool().is_some(),
            SimpleType::String => match node.as_str() {
                Some(text) => {
                    self.enum_trait(shape, text, node.location);
                    true
                }
                None => false,
            },
            SimpleType::Float | SimpleType::Double => {
                node.as_number().is_some()
                    || node
                        .as_str()
                        .is_some_and(|text| matches!(text, "NaN" | "Infinity" | "-Infinity"))
            }
            SimpleType::BigDecimal => node.as_number().is_some() || node.as_str().is_some_and(number::is_number),
            SimpleType::BigInteger => match node.as_number() {
                Some(number) => self.whole(shape, number.as_str(), node),
                None => node.as_str().is_some_and(number::is_number),
            },
            SimpleType::Byte | SimpleType::Short | SimpleType::Integer | SimpleType::Long => {
                let Some(number) = node.as_number() else { return false };
                self.whole(shape, number.as_str(), node) && self.fits(simple, number.as_str(), node)
            }
            SimpleType::Timestamp => self.timestamp(shape, member, node),
        }
    }

    /// Reports a number with decimals.
    pub(super) fn whole(&mut self, shape: &Shape, text: &str, node: &Node) -> bool {
        if !number::is_whole(text) {
            let kind = shape.kind.type_name();
            self.constraint(node, format!("{text} has decimals, but {} has none", article(kind)));
        }
        true
    }

    /// Reports a whole number beyond its type.
    fn fits(&mut self, simple: SimpleType, text: &str, node: &Node) -> bool {
        let (low, high) = match simple {
            SimpleType::Byte => ("-128", "127"),
            SimpleType::Short => ("-32768", "32767"),
            SimpleType::Integer => ("-2147483648", "2147483647"),
            _ => ("-9223372036854775808", "9223372036854775807"),
        };
        if number::less(text, low) || number::less(high, text) {
            self.constraint(
                node,
                format!("{text} does not fit into {} ({low} to {high})", article(simple.name())),
            );
        }
        true
    }

    fn timestamp(&mut self, shape: &Shape, member: Option<&Member>, node: &Node) -> bool {
        let format = member
            .and_then(|member| member.traits.node("smithy.api#timestampFormat"))
            .or_else(|| shape.traits.node("smithy.api#timestampFormat"))
            .and_then(Node::as_str);
        let is_text = match (format, node.as_str()) {
            (Some("http-date"), Some(text)) => Some(timestamp::http_date(text).is_some()),
            (Some("date-time") | None, Some(text)) => Some(timestamp::date_time(text).is_some()),
            _ => None,
        };
        if is_text == Some(false) {
            let example = match format {
                Some("http-date") => "Tue, 29 Apr 2014 18:30:38 GMT",
                _ => "1985-04-12T23:20:50.52Z",
            };
            self.constraint(node, format!("this is not a timestamp like `{example}`"));
        }
        is_text.is_some() || (matches!(format, Some("epoch-seconds") | None) && node.as_number().is_some())
    }
}
