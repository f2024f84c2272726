//! An AWS small enough to carry. Imports no other room, so that it can judge them.

mod api_definition;
mod authorization;
mod caller;
mod canonical;
mod echo;
mod exchange;
mod gateway;
mod partition;
mod path_template;
mod policy;
mod policy_condition;
mod policy_document;
mod policy_pattern;
mod refusal;
mod request_id;
mod routing;
mod signature;
