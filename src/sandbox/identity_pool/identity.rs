//! Identity ids: one for each user of the pool, the same in every run.

use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::scenario::Scenario;

/// Returns the identity of the user with this `sub`.
pub(super) fn of(scenario: &Scenario, sub: &str) -> String {
    let pool = &scenario.identity_pool.id;
    let (region, _) = pool.split_once(':').unwrap_or((pool, ""));
    format!("{region}:{}", random::uuid_for(&format!("{pool} {sub}")))
}

/// Returns whether the identity is that of a user of the scenario.
pub(super) fn exists(scenario: &Scenario, identity_id: &str) -> bool {
    scenario
        .everybody()
        .any(|user| of(scenario, &user.sub) == identity_id)
}

/// Refuses an id that does not have the form of one: `[\w-]+:[0-9a-f-]+`.
pub(super) fn check_form(member: &str, id: &str) -> Result<(), ServiceError> {
    let is_well_formed = id.split_once(':').is_some_and(|(region, name)| {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        !region.is_empty()
            && region.bytes().all(is_word)
            && !name.is_empty()
            && name
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
    });
    if is_well_formed {
        Ok(())
    } else {
        Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{id}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+"
        )))
    }
}
