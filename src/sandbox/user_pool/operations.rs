//! The user pool's API: which operation of `AWSCognitoIdentityProviderService` does what.

use super::refresh;
use super::self_service::{access, devices, mfa, mfa_preference, passwords};
use super::sign_in;
use super::sign_out;
use crate::sandbox::aws_json::{self, ServiceError};
use crate::sandbox::exchange::Answer;
use crate::sandbox::world::World;

/// Returns the answer to a call of an operation.
pub(in crate::sandbox) fn answer(world: &World, operation: &str, body: &[u8]) -> Answer {
    aws_json::answer(match operation {
        "InitiateAuth" => {
            aws_json::read(body).and_then(|input| sign_in::initiate_auth(world, input))
        }
        "RespondToAuthChallenge" => {
            aws_json::read(body).and_then(|input| sign_in::respond_to_auth_challenge(world, input))
        }
        "GetTokensFromRefreshToken" => aws_json::read(body)
            .and_then(|input| refresh::get_tokens_from_refresh_token(world, input)),
        "RevokeToken" => {
            aws_json::read(body).and_then(|input| sign_out::revoke_token(world, input))
        }
        "GlobalSignOut" => {
            aws_json::read(body).and_then(|input| sign_out::global_sign_out(world, &input))
        }
        "GetUser" => aws_json::read(body).and_then(|input| access::get_user(world, &input)),
        "ForgotPassword" => {
            aws_json::read(body).and_then(|input| passwords::forgot_password(world, input))
        }
        "ConfirmForgotPassword" => {
            aws_json::read(body).and_then(|input| passwords::confirm_forgot_password(world, input))
        }
        "ChangePassword" => {
            aws_json::read(body).and_then(|input| passwords::change_password(world, input))
        }
        "ConfirmDevice" => {
            aws_json::read(body).and_then(|input| devices::confirm_device(world, input))
        }
        "UpdateDeviceStatus" => {
            aws_json::read(body).and_then(|input| devices::update_device_status(world, input))
        }
        "ForgetDevice" => {
            aws_json::read(body).and_then(|input| devices::forget_device(world, input))
        }
        "GetDevice" => aws_json::read(body).and_then(|input| devices::get_device(world, input)),
        "ListDevices" => {
            aws_json::read(body).and_then(|input| devices::list_devices(world, &input))
        }
        "GetUserAuthFactors" => {
            aws_json::read(body).and_then(|input| access::get_user_auth_factors(world, &input))
        }
        "AssociateSoftwareToken" => {
            aws_json::read(body).and_then(|input| mfa::associate_software_token(world, &input))
        }
        "VerifySoftwareToken" => {
            aws_json::read(body).and_then(|input| mfa::verify_software_token(world, input))
        }
        "SetUserMFAPreference" => aws_json::read(body)
            .and_then(|input| mfa_preference::set_user_mfa_preference(world, &input)),
        _ => Err(ServiceError::unknown_operation()),
    })
}
