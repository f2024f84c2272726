//! The sign-in pages without a browser: what a person would click, over plain HTTP.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use url::{Url, form_urlencoded};

/// An answer, as far as a browser would look at it.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

/// A browser that keeps cookies and follows nothing by itself.
#[derive(Default)]
pub(crate) struct Visitor {
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// Signs in on the pages that begin at this address; returns the address at which the browser would end.
    pub(crate) fn sign_in(&mut self, address: &str, user: &str, password: &str) -> String {
        let mut at = Url::parse(address).unwrap();
        let mut page = self.get(&at);
        // From the address that was opened to the form, unless the browser is still known there.
        while let Some(location) = page.location.take() {
            at = at.join(&location).unwrap();
            if brings_code(&at) {
                return at.to_string();
            }
            page = self.get(&at);
        }
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in hidden(&page.body) {
            form.append_pair(&name, &value);
        }
        form.append_pair("username", user)
            .append_pair("password", password);
        page = self.ask("POST", &at, Some(&form.finish()));
        loop {
            let location = page.location.unwrap_or_else(|| panic!("{}", page.body));
            at = at.join(&location).unwrap();
            if brings_code(&at) {
                return at.to_string();
            }
            page = self.get(&at);
        }
    }

    pub(crate) fn get(&mut self, url: &Url) -> Page {
        self.ask("GET", url, None)
    }

    fn ask(&mut self, method: &str, url: &Url, form: Option<&str>) -> Page {
        let address = url.socket_addrs(|| None).unwrap().remove(0);
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let body = form.unwrap_or_default();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "{method} {target} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            cookies.join("; "),
            body.len(),
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let mut location = None;
        for line in head.lines().skip(1) {
            let (name, value) = line.split_once(": ").unwrap();
            match name.to_ascii_lowercase().as_str() {
                "location" => location = Some(value.to_owned()),
                "set-cookie" => {
                    let (pair, _) = value.split_once(';').unwrap_or((value, ""));
                    let (name, value) = pair.split_once('=').unwrap();
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
                _ => {}
            }
        }
        Page {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            location,
            body: body.to_owned(),
        }
    }
}

fn brings_code(url: &Url) -> bool {
    url.query_pairs().any(|(name, _)| name == "code")
}

/// The names and values of a form's hidden fields.
fn hidden(html: &str) -> Vec<(String, String)> {
    html.split("<input ")
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let attribute = |name: &str| {
                let (_, rest) = tag.split_once(&format!("{name}=\""))?;
                Some(rest.split('"').next()?.replace("&amp;", "&"))
            };
            (attribute("type")? == "hidden").then_some(())?;
            Some((attribute("name")?, attribute("value")?))
        })
        .collect()
}
