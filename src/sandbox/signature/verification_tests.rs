//! Which signatures hold, and why others do not.

use crate::sandbox::signature::fault::SignatureFault;
use crate::sandbox::signature::fixture::{
    HOST, KEY_ID, S1, SCOPE, STAMP, TOKEN, authorization, s1, s2, s3,
};

const MISMATCH: &str = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

#[test]
fn the_published_vectors_hold() {
    for case in [s1(), s2(), s3()] {
        assert_eq!(case.verdict(), Ok(()), "{}", case.target);
    }
}

#[test]
fn the_intermediate_strings_are_those_of_the_vectors() {
    for (case, names, hash) in [
        (
            s1(),
            "host;x-amz-date;x-amz-security-token",
            "be4f91587892cb95ded1584e6eaa408ef92d2f3ab0f8a33574ffbc2f2f861697",
        ),
        (
            s2(),
            "content-type;host;x-amz-date;x-amz-security-token",
            "179b70893b2364b4045bd37f9c3daad3ef077e389152e563b3d71a1b640f4744",
        ),
    ] {
        let case = case.with("authorization", &authorization(names, "0"));
        let text = case.invalid();
        assert!(text.starts_with(MISMATCH), "{text}");
        let expected = format!(
            "\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n{STAMP}\n{SCOPE}\n{hash}'\n"
        );
        assert!(text.ends_with(&expected), "{text}");
    }
    let canonical = format!(
        "\n\nThe Canonical String for this request should have been\n'GET\n/prod/test\n\nhost:{HOST}\nx-amz-date:{STAMP}\nx-amz-security-token:{TOKEN}\n\nhost;x-amz-date;x-amz-security-token\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'\n"
    );
    let text = s1()
        .with(
            "authorization",
            &authorization("host;x-amz-date;x-amz-security-token", "0"),
        )
        .invalid();
    assert!(text.contains(&canonical), "{text}");
}

#[test]
fn equivalent_spellings_of_a_signed_request_hold() {
    let spaced = authorization("host;x-amz-date;x-amz-security-token", S1).replace(", ", " ,  ");
    assert_eq!(s1().with("authorization", &spaced).verdict(), Ok(()));
    let tight = authorization("host;x-amz-date;x-amz-security-token", S1).replace(", ", ",");
    assert_eq!(s1().with("authorization", &tight).verdict(), Ok(()));
    let plus = s2().change(|case| case.target = case.target.replace("x%20y", "x+y"));
    assert_eq!(plus.verdict(), Ok(()));
}

#[test]
fn whatever_was_changed_after_signing_is_a_mismatch() {
    let changed = [
        s1().change(|case| case.method = "HEAD"),
        s1().change(|case| case.target = "/prod/test/".to_owned()),
        s1().change(|case| case.target = "/prod/%74est".to_owned()),
        s1().change(|case| case.target = "/prod/test?a".to_owned()),
        s1().change(|case| case.body = b"x".to_vec()),
        s1().with("host", "other.example"),
        s1().with("host", &HOST.to_uppercase()),
        s2().change(|case| case.target = case.target.replace("%2F", "/")),
        s2().change(|case| case.target = case.target.replace("a%2Bb", "a+b")),
        s2().change(|case| case.body = b"{\"n\": 1}".to_vec()),
        s2().with("content-type", "text/plain"),
        s3().change(|case| case.target = case.target.replace("Expires=300", "Expires=301")),
        s3().change(|case| case.target += "&extra=1"),
    ];
    for case in changed {
        assert!(case.invalid().starts_with(MISMATCH), "{}", case.target);
    }
}

#[test]
fn an_unknown_key_or_a_wrong_token_is_an_invalid_security_token() {
    let other_key =
        authorization("host;x-amz-date;x-amz-security-token", S1).replace(KEY_ID, "ASIAOTHER");
    for case in [
        s1().with("authorization", &other_key),
        s1().without("x-amz-security-token"),
        s1().with("x-amz-security-token", "IQoJother"),
        s3().change(|case| case.target = case.target.replace("wtMQ", "wtMR")),
    ] {
        assert_eq!(case.fault(), SignatureFault::UnrecognizedClient);
    }
}

#[test]
fn a_wrong_scope_says_what_is_wrong_and_not_what_would_be_right() {
    let region = "Credential should be scoped to a valid region, not 'eu-central-1'. ";
    let service = "Credential should be scoped to correct service: 'lambda'. ";
    let other_region = s1().change(|case| case.region = "us-east-1");
    assert_eq!(other_region.invalid(), region);
    let other_service = s1().change(|case| case.service = "lambda");
    assert_eq!(other_service.invalid(), service);
    let both = other_region.change(|case| case.service = "lambda");
    assert_eq!(both.invalid(), format!("{region}{service}"));
    let scoped = |scope: &str| {
        let value = authorization("host;x-amz-date;x-amz-security-token", S1).replace(SCOPE, scope);
        s1().with("authorization", &value).invalid()
    };
    assert_eq!(
        scoped("20260305/eu-central-1/execute-api/aws4"),
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4'. "
    );
    for date in ["20260304", "2026", ""] {
        assert_eq!(
            scoped(&format!("{date}/eu-central-1/execute-api/aws4_request")),
            format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}' != '20260305', from '{STAMP}'. "
            )
        );
    }
}

#[test]
fn the_clock_may_be_five_minutes_off() {
    for clock in [-300, 0, 300] {
        for case in [s1(), s3()] {
            assert_eq!(case.change(|case| case.clock = clock).verdict(), Ok(()));
        }
    }
    let expired = "Signature expired: 20260305T090807Z is now earlier than 20260305T090808Z (20260305T091308Z - 5 min.)";
    let early = "Signature not yet current: 20260305T090807Z is still later than 20260305T090806Z (20260305T090306Z + 5 min.)";
    for case in [s1(), s3()] {
        assert_eq!(
            case.clone().change(|case| case.clock = 301).invalid(),
            expired
        );
        assert_eq!(case.change(|case| case.clock = -301).invalid(), early);
    }
}

#[test]
fn a_presigned_request_lives_five_minutes_whatever_it_says() {
    let case = s3().change(|case| {
        case.target = case.target.replace("Expires=300", "Expires=3600");
        case.clock = 301;
    });
    assert!(case.invalid().starts_with("Signature expired: "));
}

#[test]
fn host_and_amazon_headers_must_be_signed() {
    let signed = |names: &str| {
        s1().with("authorization", &authorization(names, S1))
            .invalid()
    };
    assert_eq!(
        signed("x-amz-date;x-amz-security-token"),
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(
        signed("host;x-amz-date"),
        "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(
        s1().with("x-amz-meta", "smuggled").invalid(),
        "'x-amz-meta' must be a 'SignedHeader' in the AWS Authorization."
    );
}

#[test]
fn expired_credentials_are_named_only_once_the_signature_holds() {
    let expired = s1().change(|case| case.lifetime = 0);
    assert_eq!(expired.fault(), SignatureFault::Expired);
    let spoiled = expired.change(|case| case.body = b"x".to_vec());
    assert!(spoiled.invalid().starts_with(MISMATCH));
}

#[test]
fn of_several_faults_the_first_check_speaks() {
    let all = s1().change(|case| {
        case.body = b"x".to_vec();
        case.region = "us-east-1";
        case.clock = 3600;
        case.lifetime = 0;
    });
    assert_eq!(
        all.clone().with("x-amz-security-token", "x").fault(),
        SignatureFault::UnrecognizedClient
    );
    assert!(all.invalid().starts_with("Credential should be scoped"));
    let clock = all.change(|case| case.region = "eu-central-1");
    assert!(clock.invalid().starts_with("Signature expired"));
}
