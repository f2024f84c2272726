//! What the tests of this folder share: an app client of one pool, keys of that pool, and tokens it signed.

use std::io::ErrorKind;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::rand_core::OsRng;
use rsa::sha2::{Digest, Sha256};
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::config::ManagedLoginConfig;
use super::managed_login::ManagedLogin;
use crate::auth::fixture::{NOW, claims, config as user_pool_config, http};
use crate::clock::Clock;
use crate::secret::SecretString;

/// The id of the key that the pool signs with.
pub(super) const KEY_ID: &str = "key-1";

/// An app client without a secret, whose pool is asked at `url` for everything.
pub(super) fn config(url: &str) -> ManagedLoginConfig {
    ManagedLoginConfig {
        user_pool: user_pool_config(url, None),
        domain: Some(url.trim_end_matches('/').to_owned()),
        redirect_uri: "http://127.0.0.1:9/callback".to_owned(),
        scopes: Vec::new(),
        identity_provider: None,
        login_hint: None,
        time_out: Duration::from_secs(20),
    }
}

pub(super) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW)
}

pub(super) fn managed_login(config: ManagedLoginConfig) -> ManagedLogin {
    ManagedLogin::new(config, http(), Clock::fixed(now()))
}

/// The pool's key, and one that it does not have: made anew for each run of the tests.
pub(super) fn keys() -> &'static [RsaPrivateKey; 2] {
    static MADE: OnceLock<[RsaPrivateKey; 2]> = OnceLock::new();
    MADE.get_or_init(|| [(); 2].map(|()| RsaPrivateKey::new(&mut OsRng, 2048).unwrap()))
}

/// A key as a key set shows it.
pub(super) fn jwk(id: &str, key: &RsaPrivateKey) -> Value {
    json!({
        "alg": "RS256", "kid": id, "kty": "RSA", "use": "sig",
        "e": URL_SAFE_NO_PAD.encode(key.e().to_bytes_be()),
        "n": URL_SAFE_NO_PAD.encode(key.n().to_bytes_be()),
    })
}

/// The pool's key set.
pub(super) fn key_set() -> Value {
    json!({ "keys": [jwk(KEY_ID, &keys()[0])] })
}

/// The claims of an ID token that answers a request with this nonce.
pub(super) fn claims_with(nonce: &str) -> Value {
    let mut claims = claims();
    claims["nonce"] = json!(nonce);
    claims
}

/// A token with this header and these claims, signed by RS256 with this key, whatever its header says.
pub(super) fn signed(header: &Value, claims: &Value, key: &RsaPrivateKey) -> SecretString {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", encode(header), encode(claims));
    let signature = key
        .sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(&text))
        .unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)).into()
}

/// A token as the pool signs it.
pub(super) fn id_token(claims: &Value) -> SecretString {
    signed(
        &json!({ "alg": "RS256", "kid": KEY_ID }),
        claims,
        &keys()[0],
    )
}

/// An answer of the token endpoint.
pub(super) fn granted(id_token: &SecretString, refresh: Option<&str>) -> Value {
    let mut answer = json!({
        "id_token": id_token.expose(),
        "access_token": "access",
        "token_type": "Bearer",
        "expires_in": 3600,
    });
    if let Some(refresh) = refresh {
        answer["refresh_token"] = json!(refresh);
    }
    answer
}

/// Returns a port that was free a moment ago, on IPv4 and, as good as surely, on IPv6.
pub(super) fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    socket.local_addr().unwrap().port()
}

/// A client that says word for word what it is told to.
#[derive(Debug)]
pub(super) struct RawClient(TcpStream);

impl RawClient {
    pub(super) async fn connect(port: u16) -> Self {
        Self(TcpStream::connect(("127.0.0.1", port)).await.unwrap())
    }

    /// A server that has answered and left is no failure of the client.
    pub(super) async fn send(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            self.0.writable().await.unwrap();
            match self.0.try_write(rest) {
                Ok(count) => rest = &rest[count..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(_) => return,
            }
        }
    }

    /// Returns the whole answer, head and body, with the head in lower case as it came.
    pub(super) async fn ask(mut self, request: &str) -> String {
        self.send(request).await;
        let mut bytes = Vec::new();
        loop {
            self.0.readable().await.unwrap();
            let mut buffer = [0; 4096];
            match self.0.try_read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
                Err(_) => break,
            }
            if is_whole(&bytes, request.starts_with("HEAD")) {
                break;
            }
        }
        String::from_utf8(bytes).unwrap()
    }
}

fn is_whole(bytes: &[u8], head_only: bool) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    head_only || body.len() >= length
}
