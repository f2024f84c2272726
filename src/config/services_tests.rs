//! Where services are asked, and with which roots and proxies.

use std::path::Path;

use super::*;
use crate::config::file::ConfigFile;
use crate::config::fixture::by_variables;
use crate::config::overrides::Overrides;
use crate::environment::Environment;

fn region(name: &str) -> Region {
    Region::parse(name).unwrap()
}

#[test]
fn a_region_left_over_in_the_shell_redirects_nothing() {
    const POOL: (&str, &str) = ("SIGCALL_USER_POOL_ID", "eu-central-1_A");
    const SHELL: (&str, &str) = ("AWS_REGION", "us-east-1");
    for (variables, pool, signing) in [
        (&[POOL, SHELL][..], "eu-central-1", "eu-central-1"),
        (
            &[POOL, SHELL, ("SIGCALL_REGION", "eu-west-1")],
            "eu-west-1",
            "eu-west-1",
        ),
        (
            &[
                POOL,
                ("SIGCALL_REGION", "eu-west-1"),
                ("SIGCALL_SIGN_REGION", "eu-west-2"),
            ],
            "eu-west-1",
            "eu-west-2",
        ),
    ] {
        let settings = by_variables(variables);
        assert_eq!(settings.user_pool_region().unwrap(), region(pool));
        assert_eq!(settings.fallback_sign_region().unwrap(), region(signing));
    }
    for (variables, signing) in [
        (
            &[SHELL, ("AWS_DEFAULT_REGION", "us-west-2")][..],
            "us-east-1",
        ),
        (&[("AWS_DEFAULT_REGION", "us-west-2")], "us-west-2"),
    ] {
        let settings = by_variables(variables);
        assert_eq!(settings.fallback_sign_region().unwrap(), region(signing));
    }
    let error = by_variables(&[("AWS_REGION", "aws-global")])
        .fallback_sign_region()
        .unwrap_err();
    assert!(error.to_string().starts_with("`AWS_REGION`: "), "{error}");
}

#[test]
fn what_the_profile_says_of_signing_waits_for_the_host_and_a_flag_does_not() {
    let text = "[profiles.dev]\nservice = \"lambda\"\nsign_region = \"eu-west-3\"";
    let file = ConfigFile::parse(Path::new("c.toml"), text.as_bytes()).unwrap();
    let resolve = |overrides: &Overrides| {
        Settings::resolve(overrides, &Environment::default(), Some(&file)).unwrap()
    };
    let settings = resolve(&Overrides::default());
    assert_eq!(settings.sign_region(), None);
    assert_eq!(settings.service(), None);
    assert_eq!(
        settings.fallback_sign_region().unwrap(),
        region("eu-west-3")
    );
    assert_eq!(settings.fallback_service(), "lambda");

    let flags = Overrides {
        sign_region: Some(region("us-east-2")),
        service: Some("s3".to_owned()),
        ..Overrides::default()
    };
    let settings = resolve(&flags);
    assert_eq!(settings.sign_region(), Some(&region("us-east-2")));
    assert_eq!(settings.service(), Some("s3"));
}

#[test]
fn the_profiles_endpoint_goes_before_awss_variables() {
    const POOL: (&str, &str) = ("SIGCALL_USER_POOL_ID", "eu-central-1_A");
    const ALL: (&str, &str) = ("AWS_ENDPOINT_URL", "http://all:1");
    const ONE: (&str, &str) = ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "http://one:1");
    const OWN: (&str, &str) = (
        "SIGCALL_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
        "http://own:1",
    );
    const IGNORE: (&str, &str) = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
    for (variables, url) in [
        (&[POOL][..], None),
        (&[POOL, ALL], Some("http://all:1")),
        (&[POOL, ALL, ONE], Some("http://one:1")),
        (&[POOL, ALL, ONE, OWN], Some("http://own:1")),
        (&[POOL, ALL, ONE, IGNORE], None),
        (&[POOL, ALL, OWN, IGNORE], Some("http://own:1")),
    ] {
        let endpoint = by_variables(variables).user_pool_endpoint().unwrap();
        assert_eq!(endpoint.url.as_deref(), url, "{variables:?}");
    }
}

#[test]
fn variants_of_awss_endpoints_exclude_a_custom_one() {
    let plain = ("SIGCALL_USER_POOL_ID", "us-east-1_A");
    let both = [
        plain,
        ("AWS_USE_FIPS_ENDPOINT", "true"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "TRUE"),
    ];
    assert_eq!(
        by_variables(&both).user_pool_endpoint().unwrap(),
        Endpoint {
            url: None,
            fips: true,
            dual_stack: true
        }
    );
    let error = by_variables(&[
        plain,
        ("AWS_USE_FIPS_ENDPOINT", "true"),
        ("AWS_ENDPOINT_URL", "http://localhost:1"),
    ])
    .user_pool_endpoint()
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`AWS_ENDPOINT_URL` and `AWS_USE_FIPS_ENDPOINT` exclude each other: a custom endpoint has no FIPS or dual-stack form"
    );
    let error = by_variables(&[plain, ("AWS_USE_FIPS_ENDPOINT", "1")])
        .user_pool_endpoint()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`AWS_USE_FIPS_ENDPOINT`: `1` is neither `true` nor `false`"
    );
}

#[test]
fn proxies_are_picked_as_curl_picks_them() {
    let settings = by_variables(&[
        ("HTTPS_PROXY", "http://upper:1"),
        ("HTTP_PROXY", "http://cgi:1"),
        ("ALL_PROXY", "http://all:1"),
        ("no_proxy", "localhost,.corp"),
    ]);
    assert_eq!(
        settings.proxies(),
        Proxies {
            https: Some("http://upper:1".into()),
            http: Some("http://all:1".into()),
            no_proxy: Some("localhost,.corp".to_owned()),
        }
    );
}

#[test]
fn the_bundle_of_roots_is_the_nearest_one_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| {
        let path = folder.path().join(name);
        tempfile::NamedTempFile::new_in(folder.path())
            .unwrap()
            .persist(&path)
            .unwrap();
        path
    };
    let (flag, own, aws, ssl) = (path("flag"), path("own"), path("aws"), path("ssl"));
    let variables = [
        ("SIGCALL_CA_BUNDLE", own.to_str().unwrap()),
        ("AWS_CA_BUNDLE", aws.to_str().unwrap()),
        ("SSL_CERT_FILE", ssl.to_str().unwrap()),
    ];
    for (count, expected) in [(3, &own), (2, &aws), (1, &ssl)] {
        let settings = by_variables(&variables[3 - count..]);
        assert_eq!(&settings.ca_bundle().unwrap().unwrap().path, expected);
    }
    let overrides = Overrides {
        ca_bundle: Some(flag.clone()),
        ..Overrides::default()
    };
    let settings = Settings::resolve(&overrides, &Environment::of(variables), None).unwrap();
    assert_eq!(settings.ca_bundle().unwrap().unwrap().path, flag);

    let settings = by_variables(&[("AWS_CA_BUNDLE", "/nonexistent/corp.pem")]);
    assert_eq!(
        settings.ca_bundle().unwrap_err().to_string(),
        "cannot read `/nonexistent/corp.pem`"
    );
}
