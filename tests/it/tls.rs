//! TLS: who is trusted, by default and when told otherwise.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::support::TestEnv;

/// The configuration of a server called `localhost`, and the root of the private authority behind its certificate.
fn server_config(protocol: &[u8]) -> (Arc<ServerConfig>, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let root = params.self_signed(&authority_key).unwrap().pem();
    let issuer = Issuer::new(params, authority_key);
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned()];
    let certificate = CertificateParams::new(names)
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    let mut config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).unwrap(),
            )
            .unwrap();
    config.alpn_protocols = vec![protocol.to_vec()];
    (Arc::new(config), root)
}

/// Serves HTTP/1.1 over TLS, and returns the port and the root to trust.
fn serve() -> (u16, String) {
    let (config, root) = server_config(b"http/1.1");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for tcp in listener.incoming().take(20) {
            let mut tcp = tcp.unwrap();
            let mut session = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut tls = Stream::new(&mut session, &mut tcp);
            // A client that does not trust us breaks off here.
            if tls.read(&mut [0; 8192]).is_ok() {
                let _ = tls.write_all(
                    b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok",
                );
            }
        }
    });
    (port, root)
}

/// Serves one request over HTTP/2, and returns the port, the root to trust, and what will have been received.
fn serve_http2() -> (u16, String, thread::JoinHandle<http::Request<()>>) {
    let (config, root) = server_config(b"h2");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let (tcp, _) = listener.accept().unwrap();
            tcp.set_nonblocking(true).unwrap();
            let tcp = tokio::net::TcpStream::from_std(tcp).unwrap();
            let tls = tokio_rustls::TlsAcceptor::from(config)
                .accept(tcp)
                .await
                .unwrap();
            let mut connection = h2::server::handshake(tls).await.unwrap();
            let (request, mut respond) = connection.accept().await.unwrap().unwrap();
            let mut stream = respond
                .send_response(http::Response::new(()), false)
                .unwrap();
            stream.send_data("ok".into(), true).unwrap();
            let _ = std::future::poll_fn(|context| connection.poll_closed(context)).await;
            request.map(drop)
        })
    });
    (port, root, server)
}

#[test]
fn over_http2_the_host_is_sent_once_and_is_the_one_that_was_signed() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    let (port, root, server) = serve_http2();
    env.write("root.pem", &root);
    env.set("SIGCALL_API_URL", &format!("https://localhost:{port}/prod"));
    let outcome = env
        .run(&[
            "post",
            "/test?b=1&a",
            "-i",
            "--json",
            "{}",
            "--cacert",
            "root.pem",
        ])
        .code(0);
    assert!(outcome.stdout.starts_with("HTTP/2 200"), "{outcome:#?}");
    let received = server.join().unwrap();
    assert_eq!(
        received.uri().to_string(),
        format!("https://localhost:{port}/prod/test?b=1&a")
    );
    // RFC 9113 8.3.1: `:authority` stands in the place of `host`, and servers refuse a second one.
    assert!(!received.headers().contains_key("host"));
    let authorization = received.headers()["authorization"].to_str().unwrap();
    assert!(
        authorization.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token"),
        "{authorization}"
    );
}

#[test]
fn a_private_authority_is_trusted_where_it_is_named() {
    let env = TestEnv::new();
    let (port, root) = serve();
    env.write("root.pem", &root);
    let url = format!("https://localhost:{port}/");
    let get = ["get", &url, "--auth", "none"];
    env.run(&get)
        .code(6)
        .one_error_with_a_hint()
        .says("--cacert");
    let outcome = env
        .run(&[&get[..], &["--cacert", "root.pem"]].concat())
        .code(0);
    assert_eq!(outcome.stdout, "ok");
    for name in ["SIGCALL_CA_BUNDLE", "AWS_CA_BUNDLE", "SSL_CERT_FILE"] {
        env.run_with(&get, &[(name, "root.pem")], "").code(0);
    }
    env.run(&[&get[..], &["-k"]].concat()).code(0);
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let env = TestEnv::new();
    let (port, root) = serve();
    env.write("root.pem", &root);
    let url = format!("https://127.0.0.1:{port}/");
    env.run(&["get", &url, "--auth", "none", "--cacert", "root.pem"])
        .code(6)
        .one_error_with_a_hint()
        .says("another name");
}

#[test]
fn a_bundle_that_is_none_is_a_usage_error() {
    let env = TestEnv::new();
    env.write("root.pem", "no certificate");
    let url = "https://localhost:1/";
    env.run(&["get", url, "--auth", "none", "--cacert", "root.pem"])
        .code(2)
        .one_error_with_a_hint()
        .says("root.pem");
    env.run(&["get", url, "--auth", "none", "--cacert", "missing.pem"])
        .code(2)
        .says("missing.pem");
}

#[test]
fn cognitos_certificate_is_checked_even_with_k() {
    let mut env = TestEnv::new();
    let (port, _) = serve();
    env.set("AWS_ENDPOINT_URL", &format!("https://localhost:{port}"));
    env.set("SIGCALL_USERNAME", "alice");
    env.set("SIGCALL_PASSWORD", "alice-Passw0rd!");
    env.run(&["get", "/test", "-k"])
        .code(6)
        .one_error_with_a_hint();
}
