//! Where the services of a region are asked, seen by a proxy that lets nothing through.

use std::sync::{Arc, Mutex};

use crate::auth::fixture::{config, tokens};
use crate::auth::identity_pool::{IdentityPool, IdentityPoolConfig};
use crate::auth::user_pool::UserPool;
use crate::clock::Clock;
use crate::ids::{IdentityPoolId, Region};
use crate::transport::stub_server::{Reply, StubServer};
use crate::transport::{ClientOptions, Observer, Proxies, SdkHttpClient, client};

/// Returns the URLs that the services of a region are asked under. A proxy that hangs up keeps all inside.
async fn urls(region: &str, fips: bool, dual_stack: bool) -> Vec<String> {
    let proxy = StubServer::start(vec![Reply::Close, Reply::Close]);
    let options = ClientOptions {
        proxies: Proxies {
            https: Some(proxy.url().into()),
            ..Proxies::default()
        },
        ..ClientOptions::default()
    };
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let observer: Observer = Arc::new(move |exchange| {
        into.lock().unwrap().push(exchange.url.clone());
    });
    let http = SdkHttpClient::new(client(&options).unwrap(), Some(observer));
    let region = Region::parse(region).unwrap();

    let mut user_pool = config("", None);
    user_pool.region = region.clone();
    (user_pool.fips, user_pool.dual_stack) = (fips, dual_stack);
    UserPool::new(user_pool, http.clone(), Clock::system())
        .revoke(&"token".into())
        .await
        .unwrap_err();
    let id = format!("{region}:12345678-1234-1234-1234-123456789012");
    let identity_pool = IdentityPoolConfig {
        pool: IdentityPoolId::parse(&id).unwrap(),
        region,
        endpoint: Some(String::new()),
        fips,
        dual_stack,
    };
    IdentityPool::new(identity_pool, http)
        .get_id(&tokens())
        .await
        .unwrap_err();

    let through = proxy.asked();
    assert!(
        through
            .iter()
            .all(|asked| asked.head.starts_with("connect cognito-"))
    );
    seen.lock().unwrap().clone()
}

#[tokio::test]
async fn services_are_asked_in_their_region() {
    for (region, fips, dual_stack, host) in [
        ("eu-central-1", false, false, "eu-central-1.amazonaws.com"),
        ("eu-central-1", false, true, "eu-central-1.amazonaws.com"),
        (
            "eusc-de-east-1",
            false,
            false,
            "eusc-de-east-1.amazonaws.eu",
        ),
    ] {
        assert_eq!(
            urls(region, fips, dual_stack).await,
            [
                format!("https://cognito-idp.{host}/"),
                format!("https://cognito-identity.{host}/")
            ]
        );
    }
}

#[tokio::test]
async fn govcloud_is_asked_under_fips_hosts_without_saying_so() {
    for (region, fips) in [
        ("us-gov-west-1", false),
        ("us-gov-east-1", false),
        ("us-east-1", true),
    ] {
        assert_eq!(
            urls(region, fips, false).await,
            [
                format!("https://cognito-idp-fips.{region}.amazonaws.com/"),
                format!("https://cognito-identity-fips.{region}.amazonaws.com/")
            ]
        );
    }
}
