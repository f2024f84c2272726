//! Parameters: the names and values of a query or a form, read strictly (RFC 6749, 3.1, and its appendix B).

use std::collections::HashSet;

use percent_encoding::percent_decode;
use url::form_urlencoded;

use crate::sandbox::exchange::Received;

/// The media type of a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// The names and values of a query or form, those without a value left out.
#[derive(Clone, Default)]
pub(super) struct Parameters {
    pairs: Vec<(String, String)>,
    is_flawed: bool,
}

impl Parameters {
    /// Reads the query of a request.
    pub(super) fn of_query(received: &Received<'_>) -> Self {
        Self::parse(received.query().as_bytes())
    }

    /// Reads the body of a request; nothing where it is not a form.
    pub(super) fn of_form(received: &Received<'_>) -> Option<Self> {
        let media_type = received.header("content-type")?;
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        essence
            .eq_ignore_ascii_case(FORM)
            .then(|| Self::parse(received.body))
    }

    /// Reads text; what cannot be read is left out and remembered as a flaw.
    pub(super) fn parse(text: &[u8]) -> Self {
        let mut parameters = Self::default();
        let mut names = HashSet::new();
        let parts = text.split(|byte| *byte == b'&');
        for part in parts.filter(|part| !part.is_empty()) {
            let equals = part.iter().position(|byte| *byte == b'=');
            let (name, value) = match equals {
                Some(at) => (&part[..at], &part[at + 1..]),
                None => (part, &[][..]),
            };
            match (decoded(name), decoded(value)) {
                (Some(name), Some(value)) if !value.is_empty() => {
                    parameters.is_flawed |= !names.insert(name.clone());
                    parameters.pairs.push((name, value));
                }
                (Some(_), Some(_)) => {}
                _ => parameters.is_flawed = true,
            }
        }
        parameters
    }

    /// Returns whether something could not be read or stands there twice.
    pub(super) fn is_flawed(&self) -> bool {
        self.is_flawed
    }

    /// Returns the value of a name that stands there once.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.pairs.iter().filter(|(given, _)| given == name);
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value.as_str())
    }

    /// Returns the values of the names that begin so, under what follows.
    pub(super) fn beginning<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().filter_map(move |(name, value)| {
            let rest = name.strip_prefix(prefix)?;
            Some((rest, value.as_str()))
        })
    }

    /// Writes them as a query, without its question mark.
    pub(super) fn to_query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.pairs)
            .finish()
    }
}

/// Decodes `+` and percent-encoding; nothing where that is broken or what comes out is not UTF-8.
fn decoded(text: &[u8]) -> Option<String> {
    let is_broken = text
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .any(|(at, _)| {
            let digits = text.get(at + 1..at + 3);
            !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        });
    if is_broken {
        return None;
    }
    let spaced: Vec<u8> = text
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes = percent_decode(&spaced).collect();
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_empty_ones_are_as_if_left_out() {
        let parameters = Parameters::parse(b"a=1+2%2B3&b=&c&&d=%C3%A9=x");
        assert_eq!(parameters.get("a"), Some("1 2+3"));
        assert_eq!(parameters.get("b"), None);
        assert_eq!(parameters.get("c"), None);
        assert_eq!(parameters.get("d"), Some("é=x"));
        assert!(!parameters.is_flawed());
        assert_eq!(parameters.to_query(), "a=1+2%2B3&d=%C3%A9%3Dx");
    }

    #[test]
    fn what_stands_there_twice_or_cannot_be_read_is_a_flaw() {
        for text in ["a=1&a=2", "a=1&a=1", "a=%", "a=%g0", "a=%4", "%ff=1"] {
            let parameters = Parameters::parse(text.as_bytes());
            assert!(parameters.is_flawed(), "{text}");
            assert_eq!(parameters.get("a"), None, "{text}");
        }
        assert!(Parameters::parse(b"a=\xff").is_flawed());
        assert!(!Parameters::parse(b"").is_flawed());
    }

    #[test]
    fn names_with_a_prefix_are_found() {
        let parameters = Parameters::parse(b"x.a=1&y=2&x.b=3");
        let found: Vec<_> = parameters.beginning("x.").collect();
        assert_eq!(found, [("a", "1"), ("b", "3")]);
    }
}
