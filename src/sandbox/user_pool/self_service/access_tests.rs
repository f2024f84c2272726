//! What an access token tells about its user, and that no other token does.

use serde_json::json;

use crate::sandbox::test_client::{self, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, get_user};

#[test]
fn get_user_tells_name_and_attributes_to_the_access_token_alone() {
    let sandbox = test_client::start(ALICE);
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let user = get_user(&sandbox, &reply.token("AccessToken"));
    assert_eq!(user.body["Username"], "alice");
    let attributes = user.body["UserAttributes"].as_array().unwrap();
    assert!(attributes.contains(&json!({"Name": "email", "Value": "alice@example.com"})));
    for token in [reply.token("IdToken"), "x".to_owned(), String::new()] {
        assert_eq!(
            get_user(&sandbox, &token).error(),
            ("NotAuthorizedException", "Invalid Access Token")
        );
    }
}
