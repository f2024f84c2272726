//! Reads what a person pastes: the address that the browser ended at, or the query of it.

use super::callback::Callback;
use crate::auth::managed_login::problem::ManagedLoginProblem;
use crate::secret::SecretString;

/// Reads a pasted address, or a query with or without its `?`. Browsers and terminals may have put quotes around it.
pub(in crate::auth::managed_login) fn read(
    pasted: &SecretString,
    state: &SecretString,
) -> Result<Callback, ManagedLoginProblem> {
    let text = pasted
        .expose()
        .trim_matches(|c: char| c.is_whitespace() || "\"'<>`".contains(c));
    // Facebook ends in `#_=_`, which is no part of the answer.
    let text = text.split('#').next().unwrap_or_default();
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    Ok(Callback::read_pasted(query, state)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(pasted: &str) -> String {
        match read(&pasted.into(), &"S-1".into()) {
            Ok(Callback::Code(code)) => format!("code {}", code.expose()),
            Ok(Callback::Refused(said)) => format!("refused {said}"),
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn an_address_and_a_query_are_taken_however_they_are_quoted() {
        for pasted in [
            "http://localhost:8976/callback?code=C&state=S-1",
            "  \"http://localhost:8976/callback?code=C&state=S-1\"\r\n",
            "<http://localhost:8976/callback?state=S-1&code=C>",
            "http://localhost:8976/callback?code=C&state=S-1#_=_",
            "localhost:8976/callback?code=C&state=S-1",
            "myapp://callback?code=C&state=S-1",
            "?code=C&state=S-1",
            "code=C&state=S-1",
            "state=S-1&code=C",
        ] {
            assert_eq!(read_text(pasted), "code C", "{pasted}");
        }
    }

    #[test]
    fn whatever_else_is_pasted_is_told_apart() {
        let mismatch = "https://example.auth.eu-central-1.amazoncognito.com/error?error=redirect_mismatch&client_id=1";
        for (pasted, told) in [
            ("http://localhost/?code=C&state=old", "another sign-in"),
            ("code=C&state=old", "another sign-in"),
            ("http://localhost/?code=C", "`state` is missing"),
            ("https://example.com/login?client_id=1", "neither a `code`"),
            ("C0DE-ALONE", "neither a `code`"),
            ("", "neither a `code`"),
            ("\u{1b}[200~", "neither a `code`"),
            ("code=C&code=D&state=S-1", "twice"),
            (mismatch, "refused redirect_mismatch"),
            ("error=access_denied&state=S-1", "refused access_denied"),
        ] {
            let read = read_text(pasted);
            assert!(read.contains(told), "{pasted}: {read}");
            assert!(!read.contains("C0DE"), "{read}");
        }
    }
}
