//! Decides which service a request is for.

use std::net::IpAddr;

use crate::sandbox::aws_json::{self, ServiceError};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::gateway::{self, Circumstances};
use crate::sandbox::identity_pool;
use crate::sandbox::managed_login;
use crate::sandbox::user_pool;
use crate::sandbox::world::World;

const USER_POOL: &str = "AWSCognitoIdentityProviderService";
const IDENTITY_POOL: &str = "AWSCognitoIdentityService";

/// Returns the operation of Cognito's own API that a request names, without the service.
pub(super) fn operation(received: &Received<'_>) -> Option<String> {
    let (_, operation) = cognito_target(received)?;
    Some(operation)
}

/// Returns the answer to a request from an address.
pub(super) fn answer(world: &World, received: &Received<'_>, from: IpAddr) -> Answer {
    if let Some((service, operation)) = cognito_target(received) {
        return match service.as_str() {
            USER_POOL => user_pool::answer(world, &operation, received.body),
            IDENTITY_POOL => identity_pool::answer(world, &operation, received.body),
            _ => aws_json::answer(Err(ServiceError::unknown_operation())),
        };
    }
    if let Some(page) = page(world, received) {
        return page;
    }
    // Before the API, which may have a stage without a path of its own.
    if let Some(page) = managed_login::answer(world, received) {
        return page;
    }
    let circumstances = Circumstances {
        region: world.scenario.region.clone(),
        account: world.scenario.account.clone(),
        now: world.clock.now(),
        source_ip: from,
    };
    gateway::answer(&world.scenario.api, &circumstances, received, world)
}

fn cognito_target(received: &Received<'_>) -> Option<(String, String)> {
    if received.method != "POST" || received.path() != "/" {
        return None;
    }
    let target = received.header("x-amz-target")?;
    let (service, operation) = target.split_once('.').unwrap_or((target.as_str(), ""));
    Some((service.to_owned(), operation.to_owned()))
}

fn page(world: &World, received: &Received<'_>) -> Option<Answer> {
    matches!(received.method, "GET" | "HEAD")
        .then(|| user_pool::page(&world.scenario, &world.url, received.path()))
        .flatten()
}
