//! What the tests of signing in share: a user who answers by script, and the challenges of a server that does.

use serde_json::{Value, json};

use super::flow::Flow;
use super::request::{SignIn, SignedIn};
use crate::auth::error::AuthError;
use crate::auth::fixture::{USER, result, user_pool};
use crate::auth::prompt::{PendingAnswer, Prompt, PromptError};
use crate::auth::question::{Answer, Question};
use crate::auth::tokens::Tokens;
use crate::ids::Username;
use crate::secret::SecretString;
use crate::transport::stub_server::{Asked, Reply, StubServer};

/// Answers from a list, and remembers the questions.
#[derive(Default)]
pub(in crate::auth) struct Script {
    pub(in crate::auth) answers: Vec<&'static str>,
    pub(in crate::auth) asked: Vec<Question>,
}

impl Prompt for Script {
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a> {
        Box::pin(std::future::ready(self.next(question)))
    }
}

impl Script {
    fn next(&mut self, question: &Question) -> Result<Answer, PromptError> {
        if let Some(only) = question.only_choice() {
            return Ok(SecretString::from(only).into());
        }
        self.asked.push(question.clone());
        if self.answers.is_empty() {
            let question = Box::new(question.clone());
            return Err(PromptError::Unanswerable { question });
        }
        Ok(SecretString::from(self.answers.remove(0)).into())
    }
}

pub(in crate::auth) async fn sign_in(
    server: &StubServer,
    flow: Flow,
    secret: Option<&str>,
    prompt: &mut Script,
) -> Result<Tokens, AuthError> {
    let signed_in = user_pool(&server.url(), secret)
        .sign_in(&alice(flow), prompt)
        .await?;
    Ok(signed_in.tokens)
}

/// A sign-in by alias, the password at hand.
pub(super) fn alice(flow: Flow) -> SignIn {
    SignIn {
        username: Username::parse("alice@example.com").unwrap(),
        flow,
        first_factor: None,
        password: Some("Passw0rd!".into()),
        device: None,
        remember_device: false,
    }
}

/// Signs in against these replies, with these answers; returns what came of it, what was asked of the server, and of the
/// person.
pub(super) async fn carried_out(
    request: &SignIn,
    replies: Vec<Reply>,
    answers: &[&'static str],
) -> (Result<SignedIn, AuthError>, Vec<Value>, Vec<Question>) {
    let server = StubServer::start(replies);
    let mut script = Script {
        answers: answers.to_vec(),
        ..Script::default()
    };
    let outcome = user_pool(&server.url(), None)
        .sign_in(request, &mut script)
        .await;
    let sent = server.asked().iter().map(Asked::json).collect();
    (outcome, sent, script.asked)
}

/// A challenge with these parameters.
pub(super) fn challenge(name: &str, parameters: &Value) -> Reply {
    let body = json!({ "ChallengeName": name, "Session": format!("session-of-{name}"), "ChallengeParameters": parameters });
    Reply::json(200, body)
}

/// Signs in by password against these replies and returns the error.
pub(in crate::auth) async fn error_of(replies: Vec<Reply>) -> AuthError {
    let server = StubServer::start(replies);
    sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap_err()
}

pub(in crate::auth) fn verifier() -> Value {
    json!({
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "SALT": "a1b2c3d4e5f60718293a4b5c6d7e8f",
            "SRP_B": "36ef01c6dde9fe503da333b1acc758ba",
            "SECRET_BLOCK": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "USER_ID_FOR_SRP": USER,
            "USERNAME": USER,
        },
    })
}

pub(in crate::auth) fn new_password() -> Value {
    json!({
        "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "Session": "session-2",
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": USER,
            "requiredAttributes": r#"["userAttributes.email","userAttributes.name"]"#,
            "userAttributes": r#"{"email":"alice@example.com"}"#,
        },
    })
}

/// The tokens, with which a sign-in ends.
pub(super) fn done() -> Reply {
    Reply::json(200, result(Some("refresh")))
}

/// What a call that was sent answers.
pub(super) fn responses(sent: &Value) -> &Value {
    &sent["ChallengeResponses"]
}
