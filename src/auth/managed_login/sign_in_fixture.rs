//! What the tests of whole sign-ins share: a guide that plays the person and the browser, and a server that plays the pool.

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use tokio::task::JoinHandle;
use url::Url;

use super::fixture::{
    RawClient, claims_with, config, free_port, granted, id_token, key_set, managed_login,
};
use super::guide::{BrowserGuide, GuideError, Opened, PendingOpening, PendingPaste};
use super::returned::Returned;
use crate::auth::error::AuthError;
use crate::auth::tokens::Tokens;
use crate::transport::stub_server::{Asked, Reply, StubServer};

/// How the person and the browser behave. In what they bring, `STATE` stands for the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Play {
    /// The browser is opened here and comes back with this query.
    ComesBack(&'static str),
    /// The browser is opened here, and the tab is closed.
    StaysAway,
    /// The address is opened elsewhere, and this is pasted.
    Pastes(&'static str),
    /// The same, and where it was wrong this.
    PastesAgain(&'static str, &'static str),
    /// There is nothing more to paste.
    HasNoMore,
    /// The address is opened elsewhere, and stdin ends.
    PastesNothing,
    /// The address is opened elsewhere; the browser comes back with this query before anything is pasted.
    ComesBackUnpasted(&'static str),
    /// No browser can be opened.
    HasNoBrowser,
}

pub(super) const GOOD: &str = "code=C-1&state=STATE";

pub(super) struct Guide {
    play: Play,
    port: u16,
    /// Makes the pool's answers from the nonce.
    answers: fn(&str) -> Vec<Reply>,
    replies: mpsc::Sender<Reply>,
    /// The address that was opened.
    pub(super) url: Option<Url>,
    /// What the browser sees in the end.
    sees: Option<JoinHandle<String>>,
}

impl Guide {
    pub(super) fn new(
        play: Play,
        port: u16,
        answers: fn(&str) -> Vec<Reply>,
        replies: mpsc::Sender<Reply>,
    ) -> Self {
        Self {
            play,
            port,
            answers,
            replies,
            url: None,
            sees: None,
        }
    }

    fn value(&self, name: &str) -> String {
        let url = self.url.as_ref().unwrap();
        let found = url.query_pairs().find(|(key, _)| key == name);
        found.map_or(String::new(), |(_, value)| value.into_owned())
    }

    fn visit(&mut self, query: &str) {
        let query = query.replace("STATE", &self.value("state"));
        let request = format!("GET /callback?{query} HTTP/1.1\r\nhost: localhost\r\n\r\n");
        let port = self.port;
        self.sees = Some(tokio::spawn(async move {
            RawClient::connect(port).await.ask(&request).await
        }));
    }
}

impl BrowserGuide for Guide {
    fn elsewhere(&self) -> bool {
        matches!(
            self.play,
            Play::Pastes(_)
                | Play::PastesAgain(..)
                | Play::HasNoMore
                | Play::PastesNothing
                | Play::ComesBackUnpasted(_)
        )
    }

    fn open<'a>(&'a mut self, url: &'a str) -> PendingOpening<'a> {
        self.url = Some(Url::parse(url).unwrap());
        for reply in (self.answers)(&self.value("nonce")) {
            self.replies.send(reply).unwrap();
        }
        let opened = match self.play {
            Play::HasNoBrowser => Err(GuideError::NoBrowser {
                reason: "none is installed".to_owned(),
            }),
            Play::ComesBack(query) | Play::ComesBackUnpasted(query) => {
                self.visit(query);
                Ok(())
            }
            Play::StaysAway
            | Play::Pastes(_)
            | Play::PastesAgain(..)
            | Play::HasNoMore
            | Play::PastesNothing => Ok(()),
        };
        let place = if self.elsewhere() {
            Opened::Elsewhere
        } else {
            Opened::Here
        };
        Box::pin(async move { opened.map(|()| place) })
    }

    fn pasted<'a>(&'a mut self, wrong: Option<&'a str>) -> PendingPaste<'a> {
        let state = self.value("state");
        let play = match (self.play, wrong) {
            (Play::PastesAgain(first, _), None) => Play::Pastes(first),
            (Play::PastesAgain(_, second), Some(_)) => Play::Pastes(second),
            (_, Some(_)) => Play::HasNoMore,
            (play, None) => play,
        };
        Box::pin(async move {
            match play {
                Play::Pastes(text) => Ok(text.replace("STATE", &state).as_str().into()),
                Play::HasNoMore => Err(GuideError::NobodyToAsk),
                Play::PastesNothing => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
                _ => std::future::pending().await,
            }
        })
    }
}

/// What a sign-in led to.
pub(super) struct Outcome {
    pub(super) tokens: Result<Tokens, AuthError>,
    /// What the browser saw, if it was there.
    pub(super) page: String,
    /// What the pool was asked.
    pub(super) asked: Vec<Asked>,
    pub(super) url: Option<Url>,
}

impl Outcome {
    pub(super) fn told(&self) -> String {
        match &self.tokens {
            Ok(_) => "signed in".to_owned(),
            Err(error) => error.to_string(),
        }
    }
}

pub(super) async fn played(play: Play, answers: fn(&str) -> Vec<Reply>) -> Outcome {
    let port = free_port();
    played_at(
        play,
        answers,
        port,
        format!("http://localhost:{port}/callback"),
    )
    .await
}

pub(super) async fn played_at(
    play: Play,
    answers: fn(&str) -> Vec<Reply>,
    port: u16,
    redirect_uri: String,
) -> Outcome {
    let (replies, later) = mpsc::channel();
    let server = StubServer::start(later);
    let mut config = config(&server.url());
    config.redirect_uri = redirect_uri;
    if play == Play::StaysAway {
        config.time_out = Duration::from_millis(100);
    }
    let mut guide = Guide::new(play, port, answers, replies);
    let tokens = match managed_login(config).sign_in(&mut guide).await {
        Ok(Returned { tokens, page }) => {
            page.signed_in().await;
            Ok(tokens)
        }
        Err(error) => Err(error),
    };
    let page = match guide.sees {
        Some(page) => page.await.unwrap(),
        None => String::new(),
    };
    Outcome {
        tokens,
        page,
        asked: server.asked(),
        url: guide.url,
    }
}

/// The pool as it should be.
pub(super) fn good(nonce: &str) -> Vec<Reply> {
    let token = id_token(&claims_with(nonce));
    vec![
        Reply::json(200, granted(&token, Some("refresh"))),
        Reply::json(200, key_set()),
    ]
}
