//! Clients against real connections: a TLS server with a private authority, and proxies.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use super::super::stub_server::{Reply, StubServer};
use super::*;

/// A private authority and a certificate of its for `localhost`, made anew for each run of the tests.
struct Authority {
    pem: String,
    certificate: CertificateDer<'static>,
    key_pem: String,
}

fn authority() -> &'static Authority {
    static MADE: LazyLock<Authority> = LazyLock::new(|| {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let ca_key = KeyPair::generate().unwrap();
        let ca = params.self_signed(&ca_key).unwrap();
        let issuer = Issuer::new(params, ca_key);
        let key = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        Authority {
            pem: ca.pem(),
            certificate: leaf.signed_by(&key, &issuer).unwrap().der().clone(),
            key_pem: key.serialize_pem(),
        }
    });
    &MADE
}

/// Serves one TLS connection under the name `localhost`, with HTTP/1.1 alone, and returns its port.
fn serve_tls() -> u16 {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let certificate = authority().certificate.clone();
    let key = PrivateKeyDer::from_pem_slice(authority().key_pem.as_bytes()).unwrap();
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut tcp, _) = listener.accept().unwrap();
        let mut session = ServerConnection::new(Arc::new(config)).unwrap();
        let mut tls = Stream::new(&mut session, &mut tcp);
        let mut buffer = [0; 4096];
        // A client that does not trust us breaks off here.
        if tls.read(&mut buffer).is_ok() {
            let _ = tls.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        }
    });
    port
}

async fn get_tls(host: &str, options: &ClientOptions) -> reqwest::Result<String> {
    let url = format!("https://{host}:{}/", serve_tls());
    client(options).unwrap().get(url).send().await?.text().await
}

fn trusting(pem: &[u8]) -> ClientOptions {
    ClientOptions {
        roots: Roots::Pem {
            origin: "corp.pem".to_owned(),
            pem: pem.to_vec(),
        },
        ..ClientOptions::default()
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let cause = error.source().map(chain).unwrap_or_default();
    format!("{error} {cause}")
}

#[tokio::test]
async fn a_company_root_makes_its_servers_trusted_and_the_built_in_ones_do_not() {
    assert_eq!(
        get_tls("localhost", &trusting(authority().pem.as_bytes()))
            .await
            .unwrap(),
        "ok"
    );
    let error = get_tls("localhost", &ClientOptions::default())
        .await
        .unwrap_err();
    assert!(chain(&error).contains("UnknownIssuer"), "{}", chain(&error));
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let error = get_tls("127.0.0.1", &trusting(authority().pem.as_bytes()))
        .await
        .unwrap_err();
    assert!(
        chain(&error).contains("not valid for name"),
        "{}",
        chain(&error)
    );
}

#[tokio::test]
async fn without_verification_any_certificate_will_do() {
    let options = ClientOptions {
        verification: Verification::None,
        ..ClientOptions::default()
    };
    for host in ["localhost", "127.0.0.1"] {
        assert_eq!(get_tls(host, &options).await.unwrap(), "ok");
    }
}

#[test]
fn a_bundle_without_a_usable_certificate_is_refused_by_its_name() {
    let broken: &[u8] = b"-----BEGIN CERTIFICATE-----\n***\n-----END CERTIFICATE-----\n";
    let nonsense: &[u8] = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for bundle in [
        b"",
        b"\xff\x00 no PEM".as_slice(),
        authority().key_pem.as_bytes(),
        broken,
        nonsense,
    ] {
        let error = client(&trusting(bundle)).unwrap_err();
        assert!(error.to_string().contains("`corp.pem`"), "{error}");
    }
}

#[test]
fn one_unreadable_certificate_does_not_spoil_a_bundle() {
    let mut bundle = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_vec();
    bundle.extend_from_slice(authority().pem.as_bytes());
    assert!(client(&trusting(&bundle)).is_ok());
}

#[tokio::test]
async fn proxies_are_asked_except_for_hosts_to_be_reached_directly() {
    let proxy = StubServer::start(vec![Reply::json(200, "proxied")]);
    let direct = StubServer::start(vec![Reply::json(200, "direct")]);
    let options = ClientOptions {
        proxies: Proxies {
            http: Some(proxy.url().replace("http://", "http://user:pass@").into()),
            https: None,
            no_proxy: Some("example.net, 127.0.0.1".to_owned()),
        },
        ..ClientOptions::default()
    };
    let client = client(&options).unwrap();
    let text = |url: String| {
        let client = client.clone();
        async move { client.get(url).send().await.unwrap().text().await.unwrap() }
    };
    assert_eq!(text(direct.url()).await, "direct");
    assert_eq!(text("http://example.com/x".to_owned()).await, "proxied");
    let head = &proxy.asked()[0].head;
    assert!(head.starts_with("get http://example.com/x "), "{head}");
    assert!(
        head.contains("proxy-authorization: basic dxnlcjpwyxnz"),
        "{head}"
    );
}

#[test]
fn a_proxy_that_cannot_be_used_is_refused_without_its_password() {
    for address in [
        "socks5://user:s3cret@127.0.0.1:1080",
        "http://user:s3cret@",
        "http://user:s3cret@h:99999",
    ] {
        let options = ClientOptions {
            proxies: Proxies {
                https: Some(address.into()),
                ..Proxies::default()
            },
            ..ClientOptions::default()
        };
        let error = client(&options).unwrap_err();
        let shown = format!("{error} {error:?} {options:?}");
        assert!(
            shown.contains("https") && !shown.contains("s3cret"),
            "{shown}"
        );
    }
    let without_scheme = Proxies {
        https: Some("proxy.example.com:3128".into()),
        ..Proxies::default()
    };
    assert!(proxies(&without_scheme).is_ok());
}

#[tokio::test]
async fn redirects_are_left_to_the_caller_and_no_header_is_added_unasked() {
    let moved = Reply::Answer(
        302,
        vec!["location: http://127.0.0.1:9/".to_owned()],
        Vec::new(),
    );
    let server = StubServer::start(vec![moved]);
    let client = client(&ClientOptions::default()).unwrap();
    let response = client.get(server.url()).send().await.unwrap();
    assert_eq!(response.status(), 302);
    let head = server.asked()[0].head.clone();
    let mut names: Vec<&str> = head
        .lines()
        .skip(1)
        .filter_map(|line| Some(line.split_once(':')?.0))
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "host"]);
}

#[tokio::test]
async fn a_silent_server_is_given_up_in_time() {
    let server = StubServer::start(vec![Reply::Silence(Duration::from_secs(5))]);
    let options = ClientOptions {
        timeout: Some(Duration::from_millis(100)),
        ..ClientOptions::default()
    };
    let error = client(&options)
        .unwrap()
        .get(server.url())
        .send()
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}
