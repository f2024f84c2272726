//! What is over after a revocation, and what after a sign-out everywhere.

use serde_json::json;

use crate::sandbox::test_client::{self, Reply, initiate, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, get_user};

#[test]
fn revoking_ends_one_sign_in_and_global_sign_out_all() {
    let sandbox = test_client::start(ALICE);
    let sign_in = || sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let refused = |reply: &Reply| {
        let parameters = json!({"REFRESH_TOKEN": reply.token("RefreshToken")});
        let refreshed = initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters);
        let user = get_user(&sandbox, &reply.token("AccessToken"));
        if refreshed.status == 200 && user.status == 200 {
            return false;
        }
        assert_eq!(
            refreshed.error(),
            ("NotAuthorizedException", "Refresh Token has been revoked")
        );
        assert_eq!(
            user.error(),
            ("NotAuthorizedException", "Access Token has been revoked")
        );
        true
    };
    let (first, second, third) = (sign_in(), sign_in(), sign_in());
    let revoke = |token: String| {
        let input = json!({"Token": token, "ClientId": sandbox.client_id()});
        test_client::user_pool(&sandbox, "RevokeToken", &input)
    };
    assert_eq!(revoke(first.token("RefreshToken")).body, json!({}));
    assert_eq!(revoke(first.token("RefreshToken")).body, json!({}));
    assert_eq!(
        revoke(second.token("AccessToken")).error().0,
        "UnsupportedTokenTypeException"
    );
    assert!(refused(&first) && !refused(&second) && !refused(&third));
    let input = json!({"AccessToken": second.token("AccessToken")});
    assert_eq!(
        test_client::user_pool(&sandbox, "GlobalSignOut", &input).status,
        200
    );
    assert!(refused(&second) && refused(&third));
    assert_eq!(
        test_client::user_pool(&sandbox, "GlobalSignOut", &input)
            .error()
            .1,
        "Access Token has been revoked"
    );
}
