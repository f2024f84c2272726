//! What to do when an id, a secret or a setting on AWS's side is wrong.

use crate::auth::Misconfiguration;

/// Returns what to do about it.
pub(super) fn hint(kind: Misconfiguration) -> &'static str {
    match kind {
        Misconfiguration::UnknownClient => {
            "check `client_id` (SIGCALL_CLIENT_ID), and the region: it comes from the user pool's id unless `region` says otherwise"
        }
        Misconfiguration::UnknownUserPool | Misconfiguration::OtherUserPool => {
            "check `user_pool_id` (SIGCALL_USER_POOL_ID) and its region; the client must belong to that pool"
        }
        Misconfiguration::ClientSecretMissing => {
            "the app client has a secret: set `client_secret` (SIGCALL_CLIENT_SECRET)"
        }
        Misconfiguration::ClientSecretWrong => "check `client_secret` (SIGCALL_CLIENT_SECRET)",
        Misconfiguration::FlowNotEnabled => {
            "choose another `flow`, or have the pool's owner allow this one in the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_USER_AUTH)"
        }
        Misconfiguration::UnknownIdentityPool => {
            "check `identity_pool_id` (SIGCALL_IDENTITY_POOL_ID); its region is part of it"
        }
        Misconfiguration::ClientNotInIdentityPool => {
            "the identity pool must list this user pool and this app client as an identity provider: check `identity_pool_id` and `client_id`"
        }
        Misconfiguration::RoleTrust => {
            "the role must trust cognito-identity.amazonaws.com with sts:AssumeRoleWithWebIdentity, `aud` being the identity pool's id and `amr` authenticated"
        }
        Misconfiguration::RevocationNotEnabled => {
            "the app client does not allow revoking tokens (EnableTokenRevocation); `logout --global` works all the same"
        }
        Misconfiguration::ScopeMissing => {
            "add `aws.cognito.signin.user.admin` to `scopes`, and have the app client allow it; then sign in again"
        }
        Misconfiguration::UserPoolSetup => "the owner of the user pool must repair its settings",
        Misconfiguration::NotInPlan => {
            "the feature plan of the user pool does not have this: choose another `flow`, or have its owner choose a higher plan"
        }
        Misconfiguration::NotInReplica => {
            "the region has a replica of the user pool that cannot do this: set `user_pool_id` and `region` to those of its primary region"
        }
        Misconfiguration::Endpoint => {
            "check the endpoint URL (`endpoint_url_…`, AWS_ENDPOINT_URL…)"
        }
        Misconfiguration::Parameter => {
            "check the ids of the profile, and the NAME of each `--answer` and `--attribute`; `-vv` shows the exchange"
        }
    }
}
