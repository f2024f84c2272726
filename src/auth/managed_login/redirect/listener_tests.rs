//! The listener, asked over plain TCP as browsers, other programs and nobody in particular would.

use std::net::TcpListener;

use tokio::net::TcpStream;
use tokio::time::Instant;

use super::*;
use crate::auth::managed_login::fixture::{RawClient, free_port};

fn loopback(uri: &str) -> Loopback {
    Loopback::of(uri).unwrap().unwrap()
}

async fn listening(host: &str) -> (CallbackListener, u16) {
    let port = free_port();
    let place = loopback(&format!("http://{host}:{port}/callback"));
    let listener = CallbackListener::bind(&place, &"S-1".into()).await;
    (listener.unwrap(), port)
}

fn get(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nhost: localhost\r\n\r\n")
}

async fn ask(port: u16, request: &str) -> String {
    RawClient::connect(port).await.ask(request).await
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or_default()
}

fn code(callback: Callback) -> String {
    match callback {
        Callback::Code(code) => code.expose().clone(),
        Callback::Refused(said) => panic!("{said}"),
    }
}

#[tokio::test]
async fn the_browser_that_brings_the_state_is_told_the_outcome() {
    let (mut listener, port) = listening("localhost").await;
    let browser = tokio::spawn(async move { ask(port, &get("/callback?code=C&state=S-1")).await });
    assert_eq!(code(listener.arrived().await.unwrap()), "C");
    assert!(!browser.is_finished());
    listener.close(Page::signed_in()).await;
    let answer = browser.await.unwrap();
    assert_eq!(status(&answer), "200");
    for part in [
        "cache-control: no-store",
        "referrer-policy: no-referrer",
        "content-security-policy: default-src 'none'",
        "<h1>Signed in</h1>",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    assert!(!answer.contains("S-1"), "{answer}");
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
    assert!(TcpStream::connect(("::1", port)).await.is_err());
}

#[tokio::test]
async fn whatever_else_is_asked_ends_nothing() {
    let (mut listener, port) = listening("127.0.0.1").await;
    for (request, answered) in [
        (get("/callback?state=S-1"), "400"),
        (get("/callback"), "400"),
        (get("/favicon.ico"), "404"),
        (get("/"), "404"),
        (get("/callback/?code=X&state=S-1"), "404"),
        (get("/other?code=X&state=S-1"), "404"),
        (
            get("/callback?code=X&state=S-1").replace("GET", "HEAD"),
            "405",
        ),
        (
            get("/callback?code=X&state=S-1").replace("GET", "POST"),
            "405",
        ),
        (
            get("/callback?code=X&state=S-1").replace("GET", "OPTIONS"),
            "405",
        ),
        ("\u{16}\u{3}\u{1} garbage \r\n\r\n".to_owned(), "400"),
    ] {
        let answer = ask(port, &request).await;
        let line = request.lines().next().unwrap_or_default();
        assert_eq!(status(&answer), answered, "{line:.80}: {answer:.200}");
    }
    let endless = get(&format!("/callback?code={}", "a".repeat(1_000_000)));
    assert!(!ask(port, &endless).await.contains("200 OK"));
    // Somebody who connects, and says nothing or only half.
    let silent = RawClient::connect(port).await;
    let mut half = RawClient::connect(port).await;
    half.send("GET /callback?code=X").await;
    let browser = tokio::spawn(async move { ask(port, &get("/callback?code=C&state=S-1")).await });
    assert_eq!(code(listener.arrived().await.unwrap()), "C");
    let begun = Instant::now();
    listener.close(Page::signed_in()).await;
    assert!(begun.elapsed() < LAST_WORDS * 2);
    assert_eq!(status(&browser.await.unwrap()), "200");
    drop((silent, half));
}

#[tokio::test]
async fn an_idle_connection_does_not_delay_the_end() {
    let (mut listener, port) = listening("127.0.0.1").await;
    // Browsers open connections ahead.
    let idle = RawClient::connect(port).await;
    let browser = tokio::spawn(async move { ask(port, &get("/callback?code=C&state=S-1")).await });
    listener.arrived().await.unwrap();
    let begun = Instant::now();
    listener.close(Page::signed_in()).await;
    assert!(begun.elapsed() < LAST_WORDS, "{:?}", begun.elapsed());
    browser.await.unwrap();
    drop(idle);
}

#[tokio::test]
async fn a_refusal_with_the_right_state_is_an_answer() {
    let (mut listener, port) = listening("127.0.0.1").await;
    let browser = tokio::spawn(async move {
        let query = "error=access_denied&error_description=User+%3Cb%3Ecancelled&state=S-1";
        ask(port, &get(&format!("/callback?{query}"))).await
    });
    let Callback::Refused(said) = listener.arrived().await.unwrap() else {
        panic!("no refusal");
    };
    assert_eq!(said.to_string(), "User <b>cancelled (access_denied)");
    listener.close(Page::failed(&said.to_string())).await;
    let answer = browser.await.unwrap();
    assert_eq!(status(&answer), "400");
    assert!(answer.contains("User &lt;b&gt;cancelled"), "{answer}");
}

#[tokio::test]
async fn only_the_first_code_counts_and_a_reload_sees_the_same_page() {
    let (mut listener, port) = listening("127.0.0.1").await;
    let visit = |code: &'static str| {
        tokio::spawn(
            async move { ask(port, &get(&format!("/callback?code={code}&state=S-1"))).await },
        )
    };
    let first = visit("C-1");
    assert_eq!(code(listener.arrived().await.unwrap()), "C-1");
    let second = visit("C-2");
    // A page that is awaited leaves the connection open; another proves that the second has been seen.
    ask(port, &get("/")).await;
    listener.close(Page::signed_in()).await;
    assert_eq!(status(&first.await.unwrap()), "200");
    assert_eq!(status(&second.await.unwrap()), "200");
}

#[tokio::test]
async fn another_state_is_an_answer_once_and_nothing_later() {
    let (mut listener, port) = listening("127.0.0.1").await;
    let visit = |query: &'static str| {
        tokio::spawn(async move { ask(port, &get(&format!("/callback?{query}"))).await })
    };
    let first = visit("code=C&state=S-2");
    assert_eq!(
        listener.arrived().await.unwrap_err(),
        NoCallback::OtherState
    );
    assert_eq!(status(&ask(port, &get("/callback?code=C")).await), "400");
    listener.close(Page::failed("no")).await;
    assert!(first.await.unwrap().contains("Not signed in"));
}

#[tokio::test]
async fn a_sign_in_that_is_given_up_says_so_and_frees_the_port() {
    let (mut listener, port) = listening("127.0.0.1").await;
    let browser = tokio::spawn(async move { ask(port, &get("/callback?code=C&state=S-1")).await });
    listener.arrived().await.unwrap();
    drop(listener);
    let answer = browser.await.unwrap();
    assert_eq!(status(&answer), "410");
    assert!(answer.contains("ended in the terminal"), "{answer}");
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
}

#[tokio::test]
async fn localhost_is_listened_at_in_both_families_and_a_literal_address_in_its_own() {
    for (host, reached, not_reached) in [
        ("localhost", &["127.0.0.1", "::1"][..], &[][..]),
        ("127.0.0.1", &["127.0.0.1"], &["::1"]),
        ("[::1]", &["::1"], &["127.0.0.1"]),
    ] {
        let (listener, port) = listening(host).await;
        for address in reached {
            assert!(
                TcpStream::connect((*address, port)).await.is_ok(),
                "{host} {address}"
            );
        }
        for address in not_reached {
            assert!(
                TcpStream::connect((*address, port)).await.is_err(),
                "{host} {address}"
            );
        }
        drop(listener);
    }
}

#[tokio::test]
async fn a_port_in_use_is_a_failure_even_if_only_one_family_is_taken() {
    for taken in ["127.0.0.1:0", "[::1]:0"] {
        let other = TcpListener::bind(taken).unwrap();
        let port = other.local_addr().unwrap().port();
        let place = loopback(&format!("http://localhost:{port}/callback"));
        let error = CallbackListener::bind(&place, &"S-1".into())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AddrInUse, "{taken}");
    }
}

#[tokio::test]
async fn a_machine_without_one_family_does_with_the_other() {
    let mut place = loopback("http://localhost:8976/callback");
    let port = free_port();
    // A documentation address (RFC 5737) is no machine's own, as `::1` is none without IPv6.
    place.addresses = vec![([192, 0, 2, 1], port).into(), ([127, 0, 0, 1], port).into()];
    let listener = CallbackListener::bind(&place, &"S-1".into()).await.unwrap();
    assert_eq!(status(&ask(port, &get("/")).await), "404");
    drop(listener);
    place.addresses.truncate(1);
    assert!(CallbackListener::bind(&place, &"S-1".into()).await.is_err());
}
