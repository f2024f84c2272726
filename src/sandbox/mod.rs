//! An AWS small enough to carry. Imports no other room, so that it can judge them.

#![expect(
    dead_code,
    reason = "the server that calls the gateway is not here yet"
)]
#![cfg_attr(
    not(test),
    expect(
        unused_imports,
        reason = "the server that calls the gateway is not here yet"
    )
)]

mod api_definition;
mod authorization;
mod caller;
mod canonical;
mod condition_context;
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
