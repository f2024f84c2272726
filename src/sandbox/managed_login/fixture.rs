//! What the tests of this room share: a browser that keeps cookies and fills in forms, and an app with its secret verifier.

use std::collections::BTreeMap;

use serde_json::Value;
use url::form_urlencoded;

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client;

// RFC 7636, appendix B.
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
/// The callback that a client has unless its scenario says otherwise.
pub(super) const CALLBACK: &str = "http://localhost:8976/callback";

/// Somebody in the pool and somebody at a company.
pub(super) const PEOPLE: &str = r#"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
aliases = ["alice@example.com"]
groups = ["writers"]
attributes = { email = "alice@example.com", email_verified = "true", phone_number = "+491700000000", name = "Alice" }
[[identity_provider]]
name = "CorpSAML"
identifiers = ["example.com"]
[[identity_provider.user]]
name_id = "dana@example.com"
groups = ["writers"]
attributes = { email = "dana@example.com" }
[groups.writers]
role = "Write"
[roles.Write]
"#;

/// An answer as a browser or an app gets it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) text: String,
}

impl Page {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(given, _)| given == name)?;
        Some(value)
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// Returns where the browser is sent.
    pub(super) fn location(&self) -> &str {
        assert_eq!(self.status, 302, "{}", self.text);
        self.header("location").unwrap()
    }

    /// Returns what the callback gets, which must be where the browser is sent.
    pub(super) fn at_callback(&self) -> BTreeMap<String, String> {
        let (url, query) = self.location().split_once('?').unwrap();
        assert_eq!(url, CALLBACK);
        let pairs = form_urlencoded::parse(query.as_bytes());
        pairs.into_owned().collect()
    }

    /// Returns what the page says aloud.
    pub(super) fn alert(&self) -> &str {
        let (_, rest) = self.text.split_once("role=\"alert\">").unwrap();
        rest.split_once("</p>").unwrap().0
    }

    /// Returns the values that stand after a text in the first form, each up to its quotation mark.
    fn values_after<'a>(&'a self, before: &'a str) -> impl Iterator<Item = String> + 'a {
        let form = self.text.split("</form>").next().unwrap_or_default();
        form.split(before).skip(1).map(|rest| {
            let value = rest.split_once('"').unwrap().0;
            value.replace("&quot;", "\"").replace("&amp;", "&")
        })
    }

    pub(super) fn form_action(&self) -> String {
        self.values_after("action=\"").next().unwrap()
    }

    pub(super) fn hidden(&self) -> Vec<(String, String)> {
        self.values_after("type=\"hidden\" name=\"")
            .map(|name| {
                let before = format!("name=\"{name}\" value=\"");
                let value = self.values_after(&before).next().unwrap();
                (name, value)
            })
            .collect()
    }
}

/// A browser with its cookies.
pub(super) struct Browser<'a> {
    sandbox: &'a Sandbox,
    pub(super) cookies: BTreeMap<String, String>,
}

impl<'a> Browser<'a> {
    pub(super) fn new(sandbox: &'a Sandbox) -> Self {
        Self {
            sandbox,
            cookies: BTreeMap::new(),
        }
    }

    pub(super) fn get(&mut self, target: &str) -> Page {
        self.call("GET", target, "")
    }

    pub(super) fn head(&mut self, target: &str) -> Page {
        self.call("HEAD", target, "")
    }

    pub(super) fn post(&mut self, target: &str, form: &str) -> Page {
        self.call("POST", target, form)
    }

    /// Fills in the first form of a page and sends it.
    pub(super) fn submit(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(page.hidden())
            .extend_pairs(fields)
            .finish();
        self.post(&page.form_action(), &form)
    }

    /// Opens the page to which an authorization request leads.
    pub(super) fn open(&mut self, changes: &[(&str, &str)]) -> Page {
        let onward = self.get(&authorize(changes)).location().to_owned();
        self.get(&onward)
    }

    /// Signs in with a name and a password.
    pub(super) fn sign_in(&mut self, changes: &[(&str, &str)], username: &str) -> Page {
        let page = self.open(changes);
        let password = format!("{username}-Passw0rd!");
        self.submit(&page, &[("username", username), ("password", &password)])
    }

    fn call(&mut self, method: &str, target: &str, body: &str) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let page = call(
            self.sandbox,
            &format!("{method} {target}"),
            &[
                ("cookie", &cookies.join("; ")),
                ("content-type", "application/x-www-form-urlencoded"),
            ],
            body.as_bytes(),
        );
        for (_, cookie) in page.headers.iter().filter(|(name, _)| name == "set-cookie") {
            assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        page
    }
}

/// Sends a request whose line begins so.
pub(super) fn call(sandbox: &Sandbox, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
    let headers: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let head = format!(
        "{line} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n{}content-length: {}\r\n\r\n",
        headers.concat(),
        body.len()
    );
    let (head, text) = test_client::send_as_is(sandbox, &[head.as_bytes(), body].concat());
    let headers = head.lines().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_lowercase(), value.to_owned()))
    });
    Page {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        headers: headers.collect(),
        text,
    }
}

/// Returns the target of an authorization request, each change a parameter in place of its own, an empty one left out.
pub(super) fn authorize(changes: &[(&str, &str)]) -> String {
    let mut parameters = BTreeMap::from([
        ("response_type", "code"),
        ("client_id", "sandboxclient0example"),
        ("redirect_uri", CALLBACK),
        ("state", "st-1"),
        ("nonce", "no-1"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]);
    parameters.extend(changes.iter().copied());
    parameters.retain(|_, value| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish();
    format!("/oauth2/authorize?{query}")
}

/// Calls an endpoint of the app with a form, a field for each change as in [`authorize`].
pub(super) fn post_form(
    sandbox: &Sandbox,
    path: &str,
    headers: &[(&str, &str)],
    fields: &[(&str, &str)],
) -> Page {
    let mut merged = BTreeMap::from([("client_id", "sandboxclient0example")]);
    merged.extend(fields.iter().copied());
    merged.retain(|_, value| !value.is_empty());
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(merged)
        .finish();
    let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
    all.extend(headers);
    call(sandbox, &format!("POST {path}"), &all, body.as_bytes())
}

/// Exchanges a code.
pub(super) fn exchange(sandbox: &Sandbox, code: &str, changes: &[(&str, &str)]) -> Page {
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    fields.extend(changes);
    post_form(sandbox, "/oauth2/token", &[], &fields)
}

/// Signs alice in with scopes and returns what the token endpoint gives.
pub(super) fn tokens(sandbox: &Sandbox, scope: &str) -> Value {
    let page = Browser::new(sandbox).sign_in(&[("scope", scope)], "alice");
    let reply = exchange(sandbox, &page.at_callback()["code"], &[]);
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()
}
