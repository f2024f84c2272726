//! Authorization codes: each is exchanged once; another try ends what the first one gave (RFC 6749, 4.1.2).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::pkce::CodeChallenge;
use crate::sandbox::random;
use crate::sandbox::tokens::Scopes;

/// For how many seconds a code can be exchanged.
const CODE_SECONDS: u64 = 5 * 60;
/// For how long a code is remembered after that, so that a late second use still ends what the first one gave.
const REMEMBERED_SECONDS: u64 = 24 * 60 * 60;

/// What a code stands for.
#[derive(Debug, Clone)]
pub(super) struct Authorization {
    /// The internal user name.
    pub(super) username: String,
    /// When the user signed in, seconds since 1970.
    pub(super) auth_time: u64,
    /// Where the code was sent.
    pub(super) redirect_uri: String,
    /// What was granted.
    pub(super) scopes: Scopes,
    /// The parameter `nonce` of the request.
    pub(super) nonce: Option<String>,
    /// The parameter `code_challenge` of the request.
    pub(super) code_challenge: Option<CodeChallenge>,
}

/// What comes of a code.
pub(super) enum Redeemed<T> {
    /// What was made of it.
    Given(T),
    /// Nothing: it is unknown, too old, or was refused.
    Refused,
    /// Nothing, it was exchanged before: this is the refresh token it gave.
    Again(String),
}

/// The codes handed out.
#[derive(Default)]
pub(super) struct Codes(Mutex<HashMap<String, Entry>>);

struct Entry {
    stage: Stage,
    expires_at: u64,
}

enum Stage {
    Fresh(Authorization),
    Exchanged(String),
}

impl Codes {
    /// Returns a new code for what a user authorized now (seconds since 1970).
    pub(super) fn issue(&self, authorization: Authorization, now: u64) -> String {
        let code = random::uuid();
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| now < entry.expires_at.saturating_add(REMEMBERED_SECONDS));
        let entry = Entry {
            stage: Stage::Fresh(authorization),
            expires_at: now.saturating_add(CODE_SECONDS),
        };
        entries.insert(code.clone(), entry);
        code
    }

    /// Exchanges a code. `open` looks at what it stands for and makes of it a refresh token and something more, or refuses;
    /// the code is used up either way. No other exchange comes between.
    pub(super) fn redeem<T>(
        &self,
        code: &str,
        now: u64,
        open: impl FnOnce(&Authorization) -> Option<(String, T)>,
    ) -> Redeemed<T> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entry) = entries.get_mut(code) else {
            return Redeemed::Refused;
        };
        let opened = match &entry.stage {
            Stage::Exchanged(refresh_token) => return Redeemed::Again(refresh_token.clone()),
            Stage::Fresh(authorization) if now < entry.expires_at => open(authorization),
            Stage::Fresh(_) => None,
        };
        if let Some((refresh_token, given)) = opened {
            entry.stage = Stage::Exchanged(refresh_token);
            Redeemed::Given(given)
        } else {
            entries.remove(code);
            Redeemed::Refused
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issued(codes: &Codes) -> String {
        let authorization = Authorization {
            username: "alice".to_owned(),
            auth_time: 100,
            redirect_uri: "myapp://done".to_owned(),
            scopes: Scopes::parse("openid"),
            nonce: None,
            code_challenge: None,
        };
        codes.issue(authorization, 100)
    }

    fn redeem(codes: &Codes, code: &str, now: u64) -> Redeemed<&'static str> {
        codes.redeem(code, now, |_| Some(("refresh".to_owned(), "tokens")))
    }

    #[test]
    fn a_second_use_tells_what_the_first_one_gave() {
        let codes = Codes::default();
        let code = issued(&codes);
        assert!(matches!(
            redeem(&codes, &code, 101),
            Redeemed::Given("tokens")
        ));
        let again = redeem(&codes, &code, 1000);
        assert!(matches!(again, Redeemed::Again(token) if token == "refresh"));
    }

    #[test]
    fn a_code_is_good_for_five_minutes() {
        let codes = Codes::default();
        let (first, second) = (issued(&codes), issued(&codes));
        assert!(matches!(redeem(&codes, &first, 399), Redeemed::Given(_)));
        assert!(matches!(redeem(&codes, &second, 400), Redeemed::Refused));
    }

    #[test]
    fn a_refused_code_is_used_up() {
        let codes = Codes::default();
        let code = issued(&codes);
        let refused = codes.redeem(&code, 101, |_| None::<(String, ())>);
        assert!(matches!(refused, Redeemed::Refused));
        assert!(matches!(redeem(&codes, &code, 101), Redeemed::Refused));
        assert!(matches!(redeem(&codes, "", 101), Redeemed::Refused));
    }
}
