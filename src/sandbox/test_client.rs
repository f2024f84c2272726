//! A client for tests: raw HTTP over a socket, and a sign-in by SRP by the formula.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, SystemTime};

use base64::Engine;
use serde_json::{Value, json};

use crate::sandbox::accounts::SrpClient;
use crate::sandbox::exchange::Answer;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::server::Sandbox;

/// What came back.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Value,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self {
            status: answer.status,
            head: String::new(),
            body: serde_json::from_slice(&answer.body).unwrap(),
        }
    }
}

impl Reply {
    /// Returns the error's class and text.
    pub(super) fn error(&self) -> (&str, &str) {
        assert_eq!(self.status, 400, "{}", self.body);
        let text = |name: &str| self.body[name].as_str().unwrap();
        (text("__type"), text("message"))
    }

    /// Returns the challenge's name.
    pub(super) fn challenge(&self) -> &str {
        let name = self.body["ChallengeName"].as_str();
        name.unwrap_or_else(|| panic!("{}", self.body))
    }

    /// Returns a parameter of the challenge.
    pub(super) fn parameter(&self, name: &str) -> &str {
        let value = self.body["ChallengeParameters"][name].as_str();
        value.unwrap_or_else(|| panic!("{name} in {}", self.body))
    }

    /// Returns the `Session`.
    pub(super) fn session(&self) -> &str {
        let session = self.body["Session"].as_str();
        session.unwrap_or_else(|| panic!("{}", self.body))
    }

    /// Answers the challenge as a user, with one response more.
    pub(super) fn answer(
        &self,
        sandbox: &Sandbox,
        username: &str,
        name: &str,
        value: &str,
    ) -> Self {
        let responses = json!({"USERNAME": username, name: value});
        respond(sandbox, self.challenge(), Some(self.session()), &responses)
    }

    /// Returns a token of a successful sign-in.
    pub(super) fn token(&self, name: &str) -> String {
        let token = self.body["AuthenticationResult"][name].as_str();
        token.unwrap_or_else(|| panic!("{}", self.body)).to_owned()
    }
}

/// Returns a scenario with an API that has no routes.
pub(super) fn scenario(text: &str) -> Scenario {
    let api = "[api]\nid = \"a1\"\nkind = \"rest\"\nstage = \"prod\"\nroute = []\n";
    Scenario::parse(&format!("{text}\n{api}")).unwrap()
}

/// Starts a sandbox on a free port; its API has no routes.
pub(super) fn start(text: &str) -> Sandbox {
    Sandbox::start(scenario(text), "127.0.0.1:0".parse().unwrap()).unwrap()
}

/// Sends bytes as they are and returns the answer, its headers in lower case.
pub(super) fn send(sandbox: &Sandbox, request: &[u8]) -> Reply {
    let (head, body) = send_as_is(sandbox, request);
    Reply {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_lowercase(),
        body: serde_json::from_str(&body).unwrap_or(Value::Null),
    }
}

/// Sends bytes as they are and returns the answer's head and body as they are.
pub(super) fn send_as_is(sandbox: &Sandbox, request: &[u8]) -> (String, String) {
    let address = sandbox.url().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    // A server that neither answers nor closes must fail the test, not hold it up.
    let patience = Duration::from_secs(20);
    stream.set_read_timeout(Some(patience)).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// Gets a path.
pub(super) fn get(sandbox: &Sandbox, path: &str) -> Reply {
    let request = format!("GET {path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n");
    send(sandbox, request.as_bytes())
}

/// Calls an operation of Cognito with a body of any bytes.
pub(super) fn call_raw(sandbox: &Sandbox, target: &str, body: &[u8]) -> Reply {
    let head = format!(
        "POST / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\nx-amz-target: {target}\r\ncontent-type: application/x-amz-json-1.1\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    send(sandbox, &[head.as_bytes(), body].concat())
}

/// Calls an operation of the user pool.
pub(super) fn user_pool(sandbox: &Sandbox, operation: &str, input: &Value) -> Reply {
    let target = format!("AWSCognitoIdentityProviderService.{operation}");
    call_raw(sandbox, &target, input.to_string().as_bytes())
}

/// Starts a flow.
pub(super) fn initiate(sandbox: &Sandbox, flow: &str, parameters: &Value) -> Reply {
    let input = json!({
        "AuthFlow": flow, "ClientId": sandbox.client_id(), "AuthParameters": parameters,
    });
    user_pool(sandbox, "InitiateAuth", &input)
}

/// Answers a challenge.
pub(super) fn respond(
    sandbox: &Sandbox,
    challenge: &str,
    session: Option<&str>,
    responses: &Value,
) -> Reply {
    let input = json!({
        "ChallengeName": challenge, "ClientId": sandbox.client_id(), "Session": session,
        "ChallengeResponses": responses,
    });
    user_pool(sandbox, "RespondToAuthChallenge", &input)
}

/// Signs in with a password in clear.
pub(super) fn sign_in(sandbox: &Sandbox, username: &str, password: &str) -> Reply {
    let parameters = json!({"USERNAME": username, "PASSWORD": password});
    initiate(sandbox, "USER_PASSWORD_AUTH", &parameters)
}

/// Both steps of a sign-in by SRP, the second as the test likes it.
pub(super) struct Srp {
    client: SrpClient,
    pub(super) parameters: Value,
    session: Option<String>,
}

impl Srp {
    pub(super) fn begin(sandbox: &Sandbox, username: &str) -> Self {
        Self::begin_as(sandbox, "USER_SRP_AUTH", &json!({"USERNAME": username}))
    }

    /// Begins a flow that SRP is part of, with these parameters and the public value.
    pub(super) fn begin_as(sandbox: &Sandbox, flow: &str, parameters: &Value) -> Self {
        let client = SrpClient::new(&[7; 128]);
        let mut parameters = parameters.clone();
        parameters["SRP_A"] = json!(client.public_hex());
        Self::follow(client, &initiate(sandbox, flow, &parameters))
    }

    /// Takes up an exchange where the answer to the public value has come.
    pub(super) fn follow(client: SrpClient, reply: &Reply) -> Self {
        assert_eq!(
            reply.body["ChallengeName"], "PASSWORD_VERIFIER",
            "{}",
            reply.body
        );
        Self {
            client,
            parameters: reply.body["ChallengeParameters"].clone(),
            session: reply.body["Session"].as_str().map(str::to_owned),
        }
    }

    /// Returns the responses that prove a password at a time.
    pub(super) fn responses(&self, sandbox: &Sandbox, password: &str, timestamp: &str) -> Value {
        let (_, pool_name) = sandbox.user_pool_id().split_once('_').unwrap();
        let claim = self
            .client
            .claim(pool_name, password, &self.parameters, timestamp);
        json!({
            "USERNAME": self.parameters["USER_ID_FOR_SRP"],
            "TIMESTAMP": timestamp,
            "PASSWORD_CLAIM_SIGNATURE": claim,
            "PASSWORD_CLAIM_SECRET_BLOCK": self.parameters["SECRET_BLOCK"],
        })
    }

    /// Proves a password now.
    pub(super) fn prove(&self, sandbox: &Sandbox, password: &str) -> Reply {
        let responses = self.responses(sandbox, password, &timestamp(0, "%-d"));
        let session = self.session.as_deref();
        respond(sandbox, "PASSWORD_VERIFIER", session, &responses)
    }
}

/// Returns the machine's time in seconds since 1970.
pub(super) fn epoch_seconds() -> u64 {
    machine_time().as_second().try_into().unwrap()
}

fn machine_time() -> jiff::Timestamp {
    #[expect(
        clippy::disallowed_methods,
        reason = "the sandbox under test runs on the machine's clock"
    )]
    jiff::Timestamp::try_from(SystemTime::now()).unwrap()
}

/// Returns the time of some seconds from now in the form of SRP, the day in a form of the test's.
pub(super) fn timestamp(seconds: i64, day: &str) -> String {
    let then = machine_time() + jiff::SignedDuration::from_secs(seconds);
    then.strftime(&format!("%a %b {day} %H:%M:%S UTC %Y"))
        .to_string()
}

/// Returns the claims of a token.
pub(super) fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(payload)
        .unwrap();
    serde_json::from_slice(&bytes).unwrap()
}
