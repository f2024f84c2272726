//! From a scenario file's text to a Scenario, each mistake with its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::definition::Scenario;
use super::file::{ClientTable, IdentityPoolTable, ScenarioFile, UserPoolTable};
use super::identity_pool::IdentityPool;
use super::identity_provider::{IdentityProvider, identity_providers};
use super::mistake::{Mistake, or_default};
use super::people::{groups, known_role, roles, users};
use super::registration::managed_login;
use super::role::{Group, Role};
use super::user_pool::{Client, UserPool};
use crate::sandbox::error::SandboxError;
use crate::sandbox::gateway::ApiDefinition;
use crate::sandbox::hidden::Hidden;

const BUILT_IN: &str = include_str!("built_in.toml");
const BUILT_IN_SUITE: &str = include_str!("suite.toml");

impl Scenario {
    /// Returns the scenario that a sandbox serves unless it is told otherwise.
    #[expect(
        clippy::missing_panics_doc,
        reason = "a test reads the built-in scenario, which no caller can change"
    )]
    pub fn built_in() -> Self {
        let mut scenario = Self::parse(BUILT_IN).expect("the built-in scenario is valid");
        scenario.suite = Some(BUILT_IN_SUITE.to_owned());
        scenario
    }

    /// Reads a scenario file (TOML).
    ///
    /// Fails with [`SandboxError::InvalidScenario`] at the first mistake, which names its line and column.
    pub fn parse(text: &str) -> Result<Self, SandboxError> {
        let file: ScenarioFile = toml::from_str(text)
            .map_err(|error| invalid(text, error.span().unwrap_or_default(), error.message()))?;
        resolve(file).map_err(|mistake| invalid(text, mistake.span, &mistake.message))
    }
}

fn invalid(text: &str, span: Range<usize>, message: &str) -> SandboxError {
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    SandboxError::InvalidScenario {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message: message.to_owned(),
    }
}

fn resolve(file: ScenarioFile) -> Result<Scenario, Mistake> {
    let region = or_default(
        file.region,
        "eu-central-1",
        is_region,
        "is not a valid region",
    )?;
    let account = or_default(
        file.account,
        "123456789012",
        |account| account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()),
        "is not an account of twelve digits",
    )?;
    let user_pool = user_pool(file.user_pool, &region)?;
    let roles = roles(file.roles)?;
    let mut groups = groups(file.groups, &roles)?;
    let users = users(file.user, &groups, &user_pool)?;
    let identity_providers =
        identity_providers(file.identity_provider, &mut groups, &user_pool, &users)?;
    let client = client(file.client, &identity_providers)?;
    let identity_pool = identity_pool(file.identity_pool, &region, &client, &roles)?;
    let api = api(file.api, &groups)?;
    Ok(Scenario {
        region,
        account,
        clock_offset_seconds: file.clock_offset_seconds,
        user_pool,
        client,
        users,
        identity_providers,
        groups,
        roles,
        identity_pool,
        api,
        suite: None,
    })
}

fn is_region(text: &str) -> bool {
    text.contains('-')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn user_pool(table: UserPoolTable, region: &str) -> Result<UserPool, Mistake> {
    let is_pool_id = |id: &str| {
        id.split_once('_').is_some_and(|(region, name)| {
            is_region(region)
                && !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    Ok(UserPool {
        id: or_default(
            table.id,
            &format!("{region}_SigcallSb"),
            is_pool_id,
            "is not a valid user pool id such as `eu-central-1_AbCdEfGhI`",
        )?,
        prevent_user_existence_errors: table.prevent_user_existence_errors,
        auth_session_seconds: table.auth_session_seconds,
        required_attributes: table.required_attributes,
        minimum_password_length: table.minimum_password_length,
        mfa: table.mfa,
        mfa_set_up: table.mfa_set_up,
        device_tracking: table.device_tracking,
        remembered_devices_replace_mfa: table.remembered_devices_replace_mfa,
    })
}

fn client(table: ClientTable, providers: &[IdentityProvider]) -> Result<Client, Mistake> {
    let managed_login = managed_login(&table, providers)?;
    let is_client_id = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'+')
    };
    let rotation_grace_seconds =
        rotation(table.refresh_token_rotation, table.rotation_grace_seconds)?;
    Ok(Client {
        id: or_default(
            table.id,
            "sandboxclient0example",
            is_client_id,
            "is not a client id",
        )?,
        secret: table.secret.map(Hidden::new),
        flows: table.flows,
        id_token_seconds: table.id_token_seconds,
        access_token_seconds: table.access_token_seconds,
        refresh_token_seconds: table.refresh_token_seconds,
        rotation_grace_seconds,
        managed_login,
    })
}

fn rotation(is_on: bool, grace: Option<Spanned<u32>>) -> Result<Option<u32>, Mistake> {
    match grace {
        Some(grace) if *grace.as_ref() > 60 => {
            Err(Mistake::at(&grace, "a minute is the longest grace period"))
        }
        Some(grace) if !is_on => Err(Mistake::at(
            &grace,
            "nothing is rotated: set `refresh_token_rotation = true`",
        )),
        grace => Ok(is_on.then(|| grace.map_or(0, Spanned::into_inner))),
    }
}

fn identity_pool(
    table: IdentityPoolTable,
    region: &str,
    client: &Client,
    roles: &BTreeMap<String, Role>,
) -> Result<IdentityPool, Mistake> {
    let is_pool_id = |id: &str| {
        id.split_once(':').is_some_and(|(region, name)| {
            is_region(region)
                && !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
        })
    };
    Ok(IdentityPool {
        id: or_default(
            table.id,
            &format!("{region}:00000000-0000-4000-8000-000000000001"),
            is_pool_id,
            "is not an identity pool id such as `eu-central-1:12345678-1234-1234-1234-123456789012`",
        )?,
        client_ids: table.client_ids.unwrap_or_else(|| vec![client.id.clone()]),
        server_side_token_check: table.server_side_token_check,
        role_mapping: table.role_mapping,
        ambiguous_role: table.ambiguous_role,
        authenticated_role: known_role(table.authenticated_role, roles)?,
        credentials_seconds: table.credentials_seconds,
    })
}

fn api(
    api: Spanned<ApiDefinition>,
    groups: &BTreeMap<String, Group>,
) -> Result<ApiDefinition, Mistake> {
    let named = api.as_ref().routes.iter().flat_map(|route| &route.groups);
    match named.into_iter().find(|name| !groups.contains_key(*name)) {
        Some(name) => Err(Mistake::at(
            &api,
            format!("a route lets in group `{name}`, which there is not: add `[groups.{name}]`"),
        )),
        None => Ok(api.into_inner()),
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
