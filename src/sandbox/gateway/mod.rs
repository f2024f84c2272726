//! API Gateway: an API and its routes, who may call them, and the words of every refusal.

mod api_definition;
mod bearer_authorizer;
mod circumstances;
mod echo;
#[cfg(test)]
mod fixture;
mod iam_authorizer;
mod path_template;
mod refusal;
mod routing;
mod verdict;

pub(super) use api_definition::ApiDefinition;
pub(super) use circumstances::Circumstances;
pub(super) use verdict::answer;
