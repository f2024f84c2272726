//! The pages that a browser sees when it comes back: small, static, and with neither code nor token in them.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The longest text of a server's that a page repeats, in characters.
const LONGEST_TEXT: usize = 600;

/// A page before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::auth::managed_login) struct Page {
    status: StatusCode,
    mark: Mark,
    title: &'static str,
    text: String,
    next: &'static str,
}

/// What a glance at the page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Done,
    Failed,
}

impl Page {
    /// The user is signed in: the code is exchanged and the ID token is checked.
    pub(in crate::auth::managed_login) fn signed_in() -> Self {
        Self {
            status: StatusCode::OK,
            mark: Mark::Done,
            title: "Signed in",
            text: String::new(),
            next: "You can close this window and go back to the terminal.",
        }
    }

    /// The sign-in came to nothing, for this reason.
    pub(in crate::auth::managed_login) fn failed(reason: &str) -> Self {
        Self {
            text: sentence(reason),
            ..Self::refusal(
                StatusCode::BAD_REQUEST,
                "Not signed in",
                "The terminal says what to do. You can close this window.",
            )
        }
    }

    /// The terminal has ended the sign-in without waiting for its outcome.
    pub(super) fn abandoned() -> Self {
        Self::refusal(
            StatusCode::GONE,
            "Nobody is waiting any more",
            "The sign-in was ended in the terminal. Begin again there.",
        )
    }

    /// The browser brings nothing that belongs to this sign-in.
    pub(super) fn not_this_sign_in() -> Self {
        Self::refusal(
            StatusCode::BAD_REQUEST,
            "Not this sign-in",
            "This address belongs to another sign-in. Open the newest one that the terminal shows.",
        )
    }

    /// The path is not the registered one.
    pub(super) fn not_found() -> Self {
        Self::refusal(
            StatusCode::NOT_FOUND,
            "Nothing here",
            "A sign-in is awaited at another path of this address.",
        )
    }

    /// The method is not GET.
    pub(super) fn wrong_method() -> Self {
        Self::refusal(
            StatusCode::METHOD_NOT_ALLOWED,
            "Only GET is answered here",
            "A sign-in comes back as a plain visit to this address.",
        )
    }

    fn refusal(status: StatusCode, title: &'static str, next: &'static str) -> Self {
        Self {
            status,
            mark: Mark::Failed,
            title,
            text: String::new(),
            next,
        }
    }

    /// Draws the page. The browser is to keep nothing of it, and to load and run nothing.
    pub(super) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.html()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert(header::CONTENT_SECURITY_POLICY, security_policy());
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static("GET"));
        }
        response
    }

    fn html(&self) -> String {
        let (class, drawing) = match self.mark {
            Mark::Done => ("done", "M7 12.5l3.4 3.4L17 9.2"),
            Mark::Failed => ("failed", "M12 7v6M12 16.6v.1"),
        };
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!("<p class=\"reason\">{}</p>\n", escaped(&self.text))
        };
        let (title, next) = (self.title, self.next);
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title} · sigcall</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main class=\"{class}\">\n\
             <svg viewBox=\"0 0 24 24\" width=\"56\" height=\"56\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"11\"/>\
             <path d=\"{drawing}\"/></svg>\n<h1>{title}</h1>\n{text}<p>{next}</p>\n</main>\n<footer>sigcall</footer>\n\
             </body>\n</html>\n"
        )
    }
}

const STYLE: &str = "
:root{--paper:#f4f5f7;--card:#fff;--ink:#1c2430;--soft:#5b6675;--line:#e3e7ec;--good:#15803d;--bad:#b42318}
@media(prefers-color-scheme:dark){:root{--paper:#12161c;--card:#1b212a;--ink:#eef1f5;--soft:#a3adba;--line:#2b333f;--good:#4ade80;--bad:#f97066}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1.25rem;padding:1.5rem;
background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}
main{width:100%;max-width:27rem;padding:2.5rem 2rem 2.25rem;text-align:center;background:var(--card);border:1px solid var(--line);
border-radius:16px;box-shadow:0 1px 2px rgba(16,24,40,.05),0 12px 32px rgba(16,24,40,.07)}
svg{display:block;margin:0 auto 1.25rem;fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.done svg{stroke:var(--good)}
.failed svg{stroke:var(--bad)}
circle{stroke-opacity:.3}
h1{margin:0 0 .6rem;font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h1,p{text-wrap:balance}
p{margin:0;color:var(--soft)}
.reason{margin-bottom:1rem;color:var(--ink);overflow-wrap:anywhere}
footer{color:var(--soft);font:.8125rem ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
";

/// Allows the one style sheet, by its hash, and nothing else.
fn security_policy() -> HeaderValue {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("base64 and these words are visible ASCII")
}

/// Makes a sentence of an error's text, which is a lower-case fragment.
fn sentence(reason: &str) -> String {
    let mut letters = reason.chars().take(LONGEST_TEXT);
    let mut text: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    text.extend(letters);
    if reason.chars().count() > LONGEST_TEXT {
        text.push('…');
    } else if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_are_text_on_the_page_and_not_markup() {
        let html = Page::failed("refused: <script>alert('x')</script> & \"more\"").html();
        assert!(
            html.contains(
                "Refused: &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;."
            ),
            "{html}"
        );
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn a_long_reason_is_cut() {
        let html = Page::failed(&"ä".repeat(5000)).html();
        assert!(
            html.contains("ä…</p>") && html.len() < 6000,
            "{}",
            html.len()
        );
    }

    #[test]
    fn nothing_is_kept_loaded_or_run() {
        let response = Page::signed_in().into_response();
        assert_eq!(response.status(), StatusCode::OK);
        let header = |name: &str| response.headers()[name].to_str().unwrap();
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        let policy = header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        let html = Page::signed_in().html();
        assert!(html.contains("You can close this window and go back to the terminal."));
        assert!(!html.contains("<p class=\"reason\">"), "{html}");
        for outside in ["http:", "https:", "src=", "href=", "style=\"", "url("] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}
