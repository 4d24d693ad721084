//! Strings that name shapes (`@idRef`).

use super::one_line;
use super::problem::Fault;
use super::walk::Walk;
use crate::check::context::article;
use crate::model::node::Node;
use crate::model::shape_id::ShapeId;

impl Walk<'_, '_> {
    pub(super) fn id_ref(&mut self, id_ref: &Node, node: &Node) {
        let Some(text) = node.as_str() else { return };
        let reason = id_ref.get("errorMessage").and_then(Node::as_str).map(str::to_owned);
        let Ok(id) = ShapeId::parse(text) else {
            let message = format!("`{text}` is not an absolute shape ID");
            self.push(
                Fault::Constraint,
                node.location,
                message,
                Some("write `namespace#Name` or `namespace#Name$member`".to_owned()),
            );
            return;
        };
        match self.context.graph.index(id.as_str()) {
            None => {
                // A trait of a package that was not given exists all the same.
                let is_trait = self.context.unresolved_traits.contains(id.as_str());
                let must_exist = id_ref.get("failWhenMissing").and_then(Node::as_bool) == Some(true);
                if must_exist && !is_trait {
                    self.push(
                        Fault::Constraint,
                        node.location,
                        format!("`{id}` does not exist"),
                        reason,
                    );
                }
            }
            Some(at) => {
                let selector = id_ref.get("selector").and_then(Node::as_str).unwrap_or("*");
                if self.context.selects(selector, at, &node.location) == Some(false) {
                    let kind = article(self.context.graph.element(at).type_name());
                    let message = format!("`{id}` is {kind} that may not be referred to here");
                    let hint =
                        reason.unwrap_or_else(|| format!("refer to a shape that matches `{}`", one_line(selector)));
                    self.push(Fault::Constraint, node.location, message, Some(hint));
                }
            }
        }
    }
}
