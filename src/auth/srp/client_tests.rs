//! SRP computes what other programs do, step by step, and refuses values that are no numbers of the group.

use std::fmt::Write;
use std::time::Duration;

use super::*;
use crate::auth::srp::vectors::{
    DEVICE, DEVICE_GROUP, DEVICE_PASSWORD, DEVICE_SALT, DEVICE_SERVER_PUBLIC, V1, V2, Vector,
};

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn client(secret: &str) -> SrpClient {
    let bytes = read_hex("a", secret).unwrap();
    let mut whole = [0; SECRET_LENGTH];
    whole[SECRET_LENGTH - bytes.len()..].copy_from_slice(&bytes);
    SrpClient::new(&whole)
}

/// Checks every intermediate value of a vector, and the signature at its end.
fn check(vector: &Vector) {
    let password = SecretString::from(vector.password);
    let identity = Identity {
        group: vector.group,
        id: vector.id,
        password: &password,
    };
    let client = client(vector.secret);
    assert_eq!(client.public(), vector.client_public);

    let server =
        ServerValues::parse(vector.salt, vector.server_public, vector.secret_block).unwrap();
    let scrambler = scrambler(&client.public, &server.public).unwrap();
    assert_eq!(hex(scrambler.to_be_bytes()), vector.scrambler);

    let private = private_key(identity, &server.salt);
    assert_eq!(hex(private.to_be_bytes()), vector.private);
    if let Some(verifier) = vector.verifier {
        let power = generator().pow(&private).retrieve();
        assert_eq!(hex(power.to_be_bytes()), verifier);
    }

    let session = client.session(&server.public, &private, &scrambler);
    assert_eq!(hex(&*session), vector.session);
    let extracted = extract(&session, &scrambler);
    assert_eq!(hex(extracted.as_slice()), vector.extracted);
    let key = session_key(&session, &scrambler);
    assert_eq!(hex(&key[..KEY_LENGTH]), vector.key);

    let signature = client.claim(identity, &server, vector.timestamp).unwrap();
    assert_eq!(signature, vector.signature);
}

#[test]
fn an_alias_and_a_password_beyond_ascii_come_out_at_every_step() {
    check(&V1);
}

#[test]
fn an_odd_public_value_and_a_short_salt_come_out_at_every_step() {
    assert_eq!(V2.client_public.len(), 767);
    check(&V2);
}

/// The values that the crate aws-cognito-srp publishes: key and signature for one salt that is also B.
fn check_published(identity: (&str, &str), value: &str, key: &str, signature: &str) {
    let block = "9ae77ec7154c14dcc487b47707fee4b4920cb96d8a8c045e4c8df879a7b375524aa736acdec6c9ad4ea606774d00621b";
    let password = SecretString::from("password");
    let identity = Identity {
        group: identity.0,
        id: identity.1,
        password: &password,
    };
    let client = SrpClient::new(&[1; SECRET_LENGTH]);
    let server = ServerValues::parse(value, value, block).unwrap();
    let scrambler = scrambler(&client.public, &server.public).unwrap();
    let session = client.session(
        &server.public,
        &private_key(identity, &server.salt),
        &scrambler,
    );
    assert_eq!(
        hex(&session_key(&session, &scrambler)[..KEY_LENGTH]),
        key,
        "{value}"
    );
    let claim = client
        .claim(identity, &server, "Mon Feb 10 18:30:12 UTC 2025")
        .unwrap();
    assert_eq!(claim, signature, "{value}");
}

const EVEN: &str = "36ef01c6dde9fe503da333b1acc758ba";
const SHORT: &str = "36ef01c";

#[test]
fn the_published_users_sign_in() {
    let user = ("abc", "user_id");
    check_published(
        user,
        EVEN,
        "5d090983f6b04502c9066a80cf439ad0",
        "apNSb5GZpJciVc6cVNkDf4elCMoWUZcH4aukLlMPiFA=",
    );
    check_published(
        user,
        SHORT,
        "8f3ebc160c71c7b61b18b17927302c65",
        "bVzjSe43mY37A6ZuzEVU5cr6QY1WeV3BPfdVJo0c2/8=",
    );
}

#[test]
fn the_published_devices_sign_in() {
    let device = ("mock-device-group-key", "mock-device-key");
    check_published(
        device,
        EVEN,
        "1037f4b95738652a4b83299ebb2f6e73",
        "O9uSej4H1B4or3Zc7Q4+KxuSvOaEfuq2a7Ye4d16fmo=",
    );
    check_published(
        device,
        SHORT,
        "cbb3c00ebae3384fb11a9014e913e80c",
        "eXYI/hzMa/5YWYSk1NFcDMOOBAOg+juflcjl38+xx4I=",
    );
}

#[test]
fn a_remembered_device_signs_in() {
    let password = SecretString::from(DEVICE_PASSWORD);
    let identity = Identity {
        group: DEVICE_GROUP,
        id: DEVICE,
        password: &password,
    };
    let server = ServerValues::parse(DEVICE_SALT, DEVICE_SERVER_PUBLIC, V1.secret_block).unwrap();
    let private = private_key(identity, &server.salt);
    assert_eq!(
        hex(private.to_be_bytes()),
        "85a35c3b7a0dcbffbf1ef0c2908bc61318be11f61488543795fc8f957a8587c8"
    );
    let client = client(V1.secret);
    let scrambler = scrambler(&client.public, &server.public).unwrap();
    let session = client.session(&server.public, &private, &scrambler);
    assert_eq!(
        hex(&session_key(&session, &scrambler)[..KEY_LENGTH]),
        "8c85ab923b760371ce658e409bfa81fe"
    );
    let claim = client.claim(identity, &server, V1.timestamp).unwrap();
    assert_eq!(claim, "Y14Wrmg5++lIKraA9PPlsKZprKLtbhcG8vXrF9fCnC4=");
}

/// Registering sends salt and g^x, padded as everything is that is hashed.
#[test]
fn a_device_is_registered_with_padded_numbers() {
    let password = SecretString::from(DEVICE_PASSWORD);
    let identity = Identity {
        group: DEVICE_GROUP,
        id: DEVICE,
        password: &password,
    };
    let salt = read_hex("salt", DEVICE_SALT).unwrap();
    assert_eq!(STANDARD.encode(&*pad(&salt)), "APHi08S1ppeId2ZVRDMiEQA=");
    let verifier = generator().pow(&private_key(identity, &salt)).retrieve();
    let expected = concat!(
        "APMc+gFZw7EQAH9p56BXhjLVuurGaWAiXJWJe0EndXtsqjSGt8zNnUdsbdVR1LOachePKexyMPp0eU/oDz/kXCLQ6Dp+f+GW",
        "ym97swqazNp/i4+P2BoRcXa0o4W+BVyhlZmep3KmrNbJhM2j0lRQ5QAC4NhdNwMso6N5JQLPeHoWbhOT7CwZiAFnYfBUawSS",
        "mZMFsv/l58zqdmp4f1i2I0WX7Ad0K5IqgbqLaf4CZIHkQzYE0WeEuwEEArjb3+TkbY866/GggYwha/bHf6hsgCl8OapO3l4a",
        "glgDs6OqmpOnpaFrocmw8zhEDWDaF4P+VQtZOnv083RY4uZxGTvQQ0bhUCtSYY1dJZ/sG7QQAnijc3gp+XYZZZPzqbCvEim/",
        "ftp+pwNZ1Z6gimClifIZTqN31blfaOoiCwNKAfjaZsK+YaPYMsc6BpseDr087fC4Cvoy3+Le5uguWF9uTdtFL1FQYwxgAba/",
        "Ff6bS4dcwvYdFB2QPRSo6tBp341CbSnltQ==",
    );
    assert_eq!(STANDARD.encode(&*pad(&verifier.to_be_bytes())), expected);
}

#[test]
fn the_multiplier_is_the_hash_of_prime_and_generator() {
    // N − 1 = 0 − 1.
    let last = (element(&[0]) - element(&[1])).retrieve();
    let prime = last.wrapping_add(BoxedUint::one()).to_be_bytes();
    let hashed = hash(&[&pad(&prime), &pad(&[2])]);
    assert_eq!(
        multiplier().retrieve(),
        element(hashed.as_slice()).retrieve()
    );
    assert_eq!(
        hex(hashed.as_slice()),
        "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6"
    );
}

#[test]
fn the_public_value_of_the_published_secret_is_as_published() {
    let public = SrpClient::new(&[1; SECRET_LENGTH]).public();
    assert!(public.starts_with("b1ce118779e27c1c015d7a226ecae2ea"));
    assert_eq!(public.len(), 768);
}

#[test]
fn a_server_value_that_would_fix_the_key_is_refused() {
    // N − 1 = 0 − 1.
    let last = (element(&[0]) - element(&[1])).retrieve();
    let prime = hex(last.wrapping_add(BoxedUint::one()).to_be_bytes());
    for zero in ["0", "00", prime.as_str(), &format!("0{prime}")] {
        let error = ServerValues::parse("aa", zero, "").unwrap_err();
        assert!(error.to_string().contains("SRP_B"), "{error}");
    }
}

#[test]
fn values_that_are_no_numbers_are_refused_by_name() {
    let too_long = format!("1{}", "0".repeat(768));
    for (salt, public, block, named) in [
        ("", "2", "", "SALT"),
        ("xyz", "2", "", "SALT"),
        ("-1", "2", "", "SALT"),
        ("aa", "", "", "SRP_B"),
        ("aa", "0x2", "", "SRP_B"),
        ("aa", too_long.as_str(), "", "SRP_B"),
        ("aa", "\u{e9}2", "", "SRP_B"),
        ("aa", "2", "***", "SECRET_BLOCK"),
        ("aa", "2", "AAA", "SECRET_BLOCK"),
    ] {
        let error = ServerValues::parse(salt, public, block).unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }) && error.to_string().contains(named),
            "{error}"
        );
    }
}

#[test]
fn timestamps_have_a_day_without_padding() {
    let at = |seconds| timestamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    assert_eq!(at(1_772_701_687), V1.timestamp);
    assert_eq!(at(1_795_302_005), V2.timestamp);
    assert_eq!(at(1_739_212_212), "Mon Feb 10 18:30:12 UTC 2025");
    assert_eq!(at(0), "Thu Jan 1 00:00:00 UTC 1970");
}

#[test]
fn debug_shows_no_secret() {
    let client = client(V1.secret);
    let shown = format!("{client:?}");
    assert!(shown.contains("(redacted)"), "{shown}");
    assert!(!shown.to_lowercase().contains("d0e0f10"), "{shown}");
}
