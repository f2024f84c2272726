//! Html: pages without scripts or outside resources, and texts made fit to stand in them.

use crate::sandbox::exchange::Answer;
use crate::sandbox::managed_login::callback::Callback;

const STYLE: &str = include_str!("style.css");

/// A page.
pub(super) struct Page<'a> {
    /// The HTTP status.
    pub(super) status: u16,
    /// The title, which is also the heading; not yet fit for HTML.
    pub(super) title: &'a str,
    /// What comes below the heading, as HTML.
    pub(super) body: String,
    /// Where a form of the page may lead in the end.
    pub(super) callback: Option<&'a Callback>,
    /// Headers more.
    pub(super) headers: Vec<(String, String)>,
}

/// Returns a text as it may stand in HTML, in an attribute's double quotes too.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut html, character| {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
        html
    })
}

/// Returns a message that a screen reader reads out at once; nothing where there is none.
pub(super) fn alert(message: Option<&str>) -> String {
    message.map_or(String::new(), |message| {
        format!(
            r#"<p class="alert" id="alert" role="alert">{}</p>"#,
            escaped(message)
        )
    })
}

impl From<Page<'_>> for Answer {
    fn from(page: Page<'_>) -> Self {
        let title = escaped(page.title);
        let html = format!(
            r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · sandbox</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{}
</main>
<footer>This is a sandbox: only the users of its scenario can sign in.</footer>
</body>
</html>
"#,
            page.body
        );
        // The callback is registered in the scenario, so it cannot bring in a directive of its own.
        let policy = format!(
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' {}; frame-ancestors 'none'; base-uri 'none'",
            page.callback.map_or(String::new(), Callback::csp_source)
        );
        let fixed = [
            ("content-type", "text/html; charset=utf-8"),
            ("content-security-policy", &policy),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
        ];
        let headers = fixed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            status: page.status,
            headers: headers.into_iter().chain(page.headers).collect(),
            body: html.into_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_place() {
        assert_eq!(
            escaped(r#"<a href="x" id='y'>&amp;"#),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;"
        );
        assert_eq!(alert(None), "");
        assert!(alert(Some("<b>")).contains("&lt;b&gt;"));
    }
}
