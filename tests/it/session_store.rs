//! The session store: who may read it, and what happens when many need the same session at once.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::support::{TestEnv, expired};

#[test]
fn folder_and_file_belong_to_the_owner_alone() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (file, _) = env.store().remove(0);
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(file.parent().unwrap()), 0o700);
    let left: Vec<_> = std::fs::read_dir(file.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    for path in left {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        assert!(
            !path.to_string_lossy().contains(".writing-"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn users_have_sessions_side_by_side_and_the_last_one_is_used() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    env.login("bob").code(0);
    env.run(&["post", "/test"]).code(4);
    env.run(&["post", "/test", "--as", "alice"]).code(0);
    env.run(&["logout"]).code(0).says("bob");
    env.run(&["post", "/test"]).code(0);
}

#[test]
fn many_processes_renew_an_expired_session_once() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    record["tokens"]["expires_at"] = serde_json::json!("2026-01-01T00:00:00Z");
    record["credentials"][""]["expires_at"] = serde_json::json!("2026-01-01T00:00:00Z");
    std::fs::write(path, record.to_string()).unwrap();
    let before = env.sandbox().requests().len();
    let children: Vec<_> = (0..16)
        .map(|_| {
            env.command()
                .args(["get", "/test"])
                .stdout(Stdio::null())
                .stdin(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let received = env.received_since(before);
    let count = |what: &str| received.iter().filter(|line| *line == what).count();
    assert_eq!(count("GetTokensFromRefreshToken"), 1, "{received:?}");
    assert_eq!(count("GetCredentialsForIdentity"), 1, "{received:?}");
    assert_eq!(count("GET /prod/test"), 16, "{received:?}");
}

#[test]
fn a_store_of_none_writes_nothing() {
    let mut env = TestEnv::new();
    env.set("SIGCALL_STORE", "none");
    env.set("SIGCALL_USERNAME", "alice");
    env.set("SIGCALL_PASSWORD", "alice-Passw0rd!");
    env.run(&["get", "/test"]).code(0);
    assert_eq!(std::fs::read_dir(env.home()).unwrap().count(), 0);
}

#[test]
fn an_identity_id_that_no_longer_holds_is_forgotten() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    record["identity_id"] = serde_json::json!("eu-central-1:11111111-1111-4111-8111-111111111111");
    record["credentials"] = serde_json::json!({});
    std::fs::write(path, record.to_string()).unwrap();
    let before = env.sandbox().requests().len();
    env.run(&["get", "/test"]).code(0);
    assert_eq!(
        env.received_since(before),
        [
            "GetCredentialsForIdentity",
            "GetId",
            "GetCredentialsForIdentity",
            "GET /prod/test"
        ]
    );
}

#[test]
fn a_session_that_is_signed_out_while_somebody_waits_for_it_does_not_come_back() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    std::fs::write(&path, expired(&text)).unwrap();
    let lock = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path.with_extension("lock"))
        .unwrap();
    lock.lock().unwrap();
    let waiting = env
        .command()
        .args(["get", "/test", "--as", "alice"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    std::fs::remove_file(&path).unwrap();
    lock.unlock().unwrap();
    let output = waiting.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(env.store().is_empty());
}

#[test]
fn the_keys_of_the_user_who_signed_in_last_count_as_if_they_were_named() {
    let mut env = TestEnv::new();
    env.login("bob").code(0);
    env.unset("SIGCALL_API_URL");
    let api_url = env.sandbox().api_url();
    env.write(
        ".config/sigcall/config.toml",
        &format!("[profiles.dev]\napi_url = \"{api_url}\"\n[profiles.dev.users.bob]\nauth = \"access-token\"\n"),
    );
    env.run(&["get", "/shows", "--as", "bob"]).code(0);
    env.run(&["get", "/shows"]).code(0);
}

#[test]
fn a_session_of_another_sandbox_is_not_taken_for_one_of_this() {
    let first = TestEnv::new();
    first.login("alice").code(0);
    let (path, text) = first.store().remove(0);
    let second = TestEnv::new();
    second.login("bob").code(0);
    let kept = second.store().remove(0).0;
    std::fs::write(kept.with_file_name(path.file_name().unwrap()), text).unwrap();
    second.run(&["get", "/test", "--as", "alice"]).code(3);
    second.login("alice").code(0);
    second.run(&["get", "/test", "--as", "alice"]).code(0);
}

#[test]
fn a_session_outlives_an_endpoint_where_nobody_listens() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    env.set("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    env.run(&["get", "/test"]).code(0);
    let (path, text) = env.store().remove(0);
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_mins(3);
    record["credentials"][""]["expires_at"] = serde_json::json!(soon.to_string());
    std::fs::write(path, record.to_string()).unwrap();
    env.run(&["get", "/test"]).code(0).says("warning: ");
    env.run(&["logout"]).code(6).says("Cognito");
    assert!(env.store().is_empty());
}
