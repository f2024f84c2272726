//! Cookies: those of managed login, read and set (RFC 6265).

use crate::sandbox::exchange::Received;

/// Returns the value of a cookie that a browser sent.
pub(super) fn value(received: &Received<'_>, name: &str) -> Option<String> {
    received
        .header_values("cookie")
        .filter_map(|header| std::str::from_utf8(header).ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value.to_owned())
}

/// Returns the header that sets a cookie, for some seconds or until the browser is closed.
///
/// Not `Secure`: the sandbox speaks plain HTTP on loopback.
pub(super) fn set(name: &str, value: &str, seconds: Option<u64>) -> (String, String) {
    let life = seconds.map_or(String::new(), |seconds| format!("; Max-Age={seconds}"));
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{life}");
    ("set-cookie".to_owned(), cookie)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let headers = [("cookie".to_owned(), b"xa=1; a=2=3;b=4; broken".to_vec())];
        let received = Received {
            method: "GET",
            target: "/",
            headers: &headers,
            body: b"",
        };
        assert_eq!(value(&received, "a").as_deref(), Some("2=3"));
        assert_eq!(value(&received, "b").as_deref(), Some("4"));
        assert_eq!(value(&received, "broken"), None);
    }
}
