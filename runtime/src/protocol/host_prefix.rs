//! The host prefix of an operation (Smithy 2.0, "endpoint trait").

use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::config_bag::ConfigBag;

use crate::endpoint::is_valid_host_label;
use crate::error::{BoxError, BuildError};
use crate::operation::OperationTable;
use crate::schema::Structure;
use crate::serde::visit_texts;

/// Leaves the prefix where the protocol looks for it when it learns the endpoint.
pub(super) fn store(
    operation: &OperationTable,
    input: &dyn SerializableStruct,
    cfg: &mut ConfigBag,
) -> Result<(), BoxError> {
    if let Some(template) = operation.host_prefix {
        let prefix = EndpointPrefix::new(filled(operation, template, input)?)?;
        cfg.interceptor_state().store_put(prefix);
    }
    Ok(())
}

/// The template with the labels replaced by the members of the input.
fn filled(operation: &OperationTable, template: &str, input: &dyn SerializableStruct) -> Result<String, BoxError> {
    let mut prefix = template.to_owned();
    visit_texts(input, &mut |member, value| {
        if let Some(name) = member.member_name()
            && is_valid_host_label(value, false)
        {
            prefix = prefix.replace(&format!("{{{name}}}"), value);
        }
    })?;
    match prefix.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
        None => Ok(prefix),
        Some((label, _)) => {
            let members = operation.input_table().map_or(&[][..], Structure::members);
            let member = members.iter().find(|it| it.name == label);
            let problem = "it becomes a part of the host name: 1 to 63 letters, digits or hyphens, no hyphen first";
            Err(BuildError::invalid_field(member.map_or("host label", |it| it.field), problem).into())
        }
    }
}
