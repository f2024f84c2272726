//! API Gateway: an API and its routes, who may call them, and the words of every refusal.

mod api_definition;
mod echo;
mod path_template;
mod refusal;
mod routing;
mod verdict;

pub(super) use api_definition::ApiDefinition;
pub(super) use verdict::{Place, answer};
