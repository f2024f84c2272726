//! The identity pool's API: an identity and role credentials for an ID token.

use std::collections::HashMap;
use std::time::{Duration, UNIX_EPOCH};

use serde::Deserialize;
use serde_json::{Value, json};

use super::identity;
use super::login;
use super::role;
use crate::sandbox::aws_json::{self, ServiceError, required};
use crate::sandbox::callers::IssuedCredentials;
use crate::sandbox::exchange::Answer;
use crate::sandbox::random;
use crate::sandbox::world::World;

/// The input of `GetId`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct GetId {
    identity_pool_id: Option<String>,
    logins: Option<HashMap<String, String>>,
}

/// The input of `GetCredentialsForIdentity`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct GetCredentialsForIdentity {
    identity_id: Option<String>,
    logins: Option<HashMap<String, String>>,
    custom_role_arn: Option<String>,
}

/// Returns the answer to a call of an operation.
pub(in crate::sandbox) fn answer(world: &World, operation: &str, body: &[u8]) -> Answer {
    aws_json::answer(match operation {
        "GetId" => aws_json::read(body).and_then(|input| get_id(world, input)),
        "GetCredentialsForIdentity" => {
            aws_json::read(body).and_then(|input| get_credentials_for_identity(world, input))
        }
        _ => Err(ServiceError::unknown_operation()),
    })
}

fn get_id(world: &World, input: GetId) -> Result<Value, ServiceError> {
    let pool_id = required("identityPoolId", input.identity_pool_id)?;
    identity::check_form("identityPoolId", &pool_id)?;
    if pool_id != world.scenario.identity_pool.id {
        return Err(ServiceError::not_found(format!(
            "IdentityPool '{pool_id}' not found."
        )));
    }
    let logins = input.logins.unwrap_or_default();
    let login = login::verified(world, &logins)?.ok_or_else(|| {
        ServiceError::not_authorized(
            "Unauthenticated access is not supported for this identity pool.",
        )
    })?;
    Ok(json!({"IdentityId": identity::of(&world.scenario, &login.sub)}))
}

fn get_credentials_for_identity(
    world: &World,
    input: GetCredentialsForIdentity,
) -> Result<Value, ServiceError> {
    let identity_id = required("identityId", input.identity_id)?;
    identity::check_form("identityId", &identity_id)?;
    if !identity::exists(&world.scenario, &identity_id) {
        return Err(ServiceError::not_found(format!(
            "Identity '{identity_id}' not found."
        )));
    }
    let logins = input.logins.unwrap_or_default();
    let login = login::verified(world, &logins)?
        .filter(|login| identity::of(&world.scenario, &login.sub) == identity_id)
        .ok_or_else(|| {
            ServiceError::not_authorized(format!(
                "Access to Identity '{identity_id}' is forbidden."
            ))
        })?;
    let role_name = role::choose(&world.scenario, &login, input.custom_role_arn.as_deref())?;
    let role = world
        .scenario
        .roles
        .get(role_name)
        .filter(|role| role.trusts_identity_pool)
        .ok_or_else(role::broken_configuration)?;
    let expires_at = world
        .clock
        .epoch_seconds()
        .saturating_add(u64::from(world.scenario.identity_pool.credentials_seconds));
    let issued = IssuedCredentials {
        access_key_id: format!("ASIA{}", random::key_id_characters::<16>()),
        // Thirty bytes are forty characters of base64, as in AWS.
        secret_access_key: random::base64::<30>(),
        session_token: format!("IQoJb3JpZ2luX2Vj{}", random::base64::<720>()),
        expires_at: UNIX_EPOCH + Duration::from_secs(expires_at),
        role_arn: world.scenario.role_arn(role_name),
        assumed_role_arn: world.scenario.assumed_role_arn(role_name),
        identity_id: identity_id.clone(),
        policies: role.policies.clone(),
    };
    let output = json!({
        "IdentityId": identity_id,
        "Credentials": {
            "AccessKeyId": issued.access_key_id,
            "SecretKey": issued.secret_access_key,
            "SessionToken": issued.session_token,
            "Expiration": expires_at,
        },
    });
    world.credentials.keep(issued, world.clock.now());
    Ok(output)
}

#[cfg(test)]
#[path = "operations_tests.rs"]
mod tests;
