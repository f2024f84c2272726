//! Redirects: sends the browser to another address.

use super::paths;
use crate::sandbox::exchange::Answer;

/// An answer that sends the browser to a location, with a header more where one is given.
pub(super) fn to(location: &str, header: Option<(String, String)>) -> Answer {
    let mut headers = vec![
        ("location".to_owned(), location.to_owned()),
        ("cache-control".to_owned(), "no-store".to_owned()),
        ("referrer-policy".to_owned(), "no-referrer".to_owned()),
    ];
    headers.extend(header);
    Answer {
        status: 302,
        headers,
        body: Vec::new(),
    }
}

/// An answer that sends the browser to the page on which every error ends that no callback can be told of.
pub(super) fn to_error_page(error: &str, client_id: Option<&str>) -> Answer {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("error", error);
    if let Some(client_id) = client_id {
        query.append_pair("client_id", client_id);
    }
    to(&format!("{}?{}", paths::ERROR, query.finish()), None)
}
