//! What a password must look like that a user chooses.

use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::world::World;

/// Checks a password against the policy of a new pool (Amazon Cognito Developer Guide, "Adding user pool password requirements").
pub(in crate::sandbox::user_pool) fn check(
    world: &World,
    password: &str,
) -> Result<(), ServiceError> {
    let has = |is: fn(&char) -> bool| password.chars().any(|character| is(&character));
    let rule = if password.chars().count() < world.scenario.user_pool.minimum_password_length {
        "Password not long enough"
    } else if !has(char::is_ascii_uppercase) {
        "Password must have uppercase characters"
    } else if !has(char::is_ascii_lowercase) {
        "Password must have lowercase characters"
    } else if !has(char::is_ascii_digit) {
        "Password must have numeric characters"
    } else if !has(|character| character.is_ascii_punctuation() || *character == ' ') {
        "Password must have symbol characters"
    } else {
        return Ok(());
    };
    Err(ServiceError::new(
        "InvalidPasswordException",
        format!("Password did not conform with policy: {rule}"),
    ))
}
