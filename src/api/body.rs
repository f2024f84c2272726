//! Request data the curl way: what the data options ask for, over bytes that were read already. Touches no files.

use super::percent;

/// Which of curl's data options was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataKind {
    /// `-d`, `--data`: `@file` is read without its line breaks and NUL bytes.
    Data,
    /// `--data-raw`: an `@` has no meaning.
    Raw,
    /// `--data-binary`: `@file` is read as it is.
    Binary,
    /// `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`.
    UrlEncode,
    /// `--json`: `@file` is read as it is.
    Json,
}

/// One data option as given on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataOption {
    /// Which option.
    pub kind: DataKind,
    /// Its argument.
    pub argument: String,
}

impl DataOption {
    /// Returns the file that holds the data, `-` meaning standard input, or none if the argument itself does.
    pub fn file(&self) -> Option<&str> {
        match self.kind {
            DataKind::Raw => None,
            DataKind::Data | DataKind::Binary | DataKind::Json => self.argument.strip_prefix('@'),
            DataKind::UrlEncode => match self.name_and_rest() {
                (_, Some('@'), file) => Some(file),
                _ => None,
            },
        }
    }

    /// Returns the data itself; `contents` are the bytes of [`Self::file`].
    pub fn part(&self, contents: Option<&[u8]>) -> DataPart {
        let bytes = match (self.kind, contents) {
            (DataKind::Data, Some(contents)) => contents
                .iter()
                .copied()
                .filter(|byte| !matches!(byte, b'\r' | b'\n' | 0))
                .collect(),
            (DataKind::UrlEncode, _) => self.url_encoded(contents),
            (_, Some(contents)) => contents.to_vec(),
            (_, None) => self.argument.clone().into_bytes(),
        };
        DataPart {
            bytes,
            is_json: self.kind == DataKind::Json,
        }
    }

    fn url_encoded(&self, contents: Option<&[u8]>) -> Vec<u8> {
        let (name, _, rest) = self.name_and_rest();
        // curl writes spaces of form data as `+`, the form's own notation (URL Standard, application/x-www-form-urlencoded).
        let value = percent::bytes(contents.unwrap_or(rest.as_bytes())).replace("%20", "+");
        if name.is_empty() {
            value.into_bytes()
        } else {
            format!("{name}={value}").into_bytes()
        }
    }

    /// Splits `name=content` and `name@file`. The first `=` counts before any `@`, as in curl.
    fn name_and_rest(&self) -> (&str, Option<char>, &str) {
        ['=', '@']
            .into_iter()
            .find_map(|mark| {
                self.argument
                    .split_once(mark)
                    .map(|(name, rest)| (name, Some(mark), rest))
            })
            .unwrap_or(("", None, &self.argument))
    }
}

/// The data of one option, ready to be joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataPart {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether they came from `--json`.
    pub is_json: bool,
}

/// Joins the data of several options in their order: by `&`, except that `--json` continues what stands before it.
pub(super) fn join(parts: &[DataPart]) -> Vec<u8> {
    let mut body = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 && !part.is_json {
            body.push(b'&');
        }
        body.extend_from_slice(&part.bytes);
    }
    body
}

/// Returns the headers that data brings with it, unless the caller gave them.
pub(super) fn default_headers(parts: &[DataPart]) -> &'static [(&'static str, &'static str)] {
    if parts.is_empty() {
        &[]
    } else if parts.iter().any(|part| part.is_json) {
        &[
            ("content-type", "application/json"),
            ("accept", "application/json"),
        ]
    } else {
        &[("content-type", "application/x-www-form-urlencoded")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(kind: DataKind, argument: &str) -> DataOption {
        DataOption {
            kind,
            argument: argument.to_owned(),
        }
    }

    /// Expectations: the bodies that curl 7.88.1 sent to a listening socket for these options.
    #[test]
    fn options_give_the_bytes_that_curl_sends() {
        let contents: &[u8] = b"l 1\r\nl&2\n\0";
        for (kind, argument, body) in [
            (DataKind::Data, "a=b c", &b"a=b c"[..]),
            (DataKind::Data, "@f", b"l 1l&2"),
            (DataKind::Raw, "@f", b"@f"),
            (DataKind::Binary, "@f", b"l 1\r\nl&2\n\0"),
            (DataKind::Json, "@f", b"l 1\r\nl&2\n\0"),
            (DataKind::UrlEncode, "a b&c", b"a+b%26c"),
            (DataKind::UrlEncode, "=a b=c", b"a+b%3Dc"),
            (DataKind::UrlEncode, "n=\u{fc}+~", b"n=%C3%BC%2B~"),
            (DataKind::UrlEncode, "n@m=x", b"n@m=x"),
            (DataKind::UrlEncode, "@f", b"l+1%0D%0Al%262%0A%00"),
            (DataKind::UrlEncode, "n@f", b"n=l+1%0D%0Al%262%0A%00"),
        ] {
            let option = option(kind, argument);
            let contents = option.file().map(|file| {
                assert_eq!(file, "f");
                contents
            });
            assert_eq!(option.part(contents).bytes, body, "{kind:?} {argument}");
        }
    }

    /// Expectations as above.
    #[test]
    fn parts_are_joined_as_in_curl() {
        let parts = |options: &[(DataKind, &str)]| -> Vec<DataPart> {
            options
                .iter()
                .map(|(kind, argument)| option(*kind, argument).part(None))
                .collect()
        };
        assert_eq!(
            join(&parts(&[(DataKind::Data, "a=1"), (DataKind::Raw, "b=2")])),
            b"a=1&b=2"
        );
        assert_eq!(
            join(&parts(&[
                (DataKind::Json, "{\"a\":"),
                (DataKind::Json, "1}")
            ])),
            b"{\"a\":1}"
        );
        assert_eq!(
            join(&parts(&[(DataKind::Json, "{}"), (DataKind::Data, "x")])),
            b"{}&x"
        );
        assert_eq!(
            join(&parts(&[(DataKind::Data, ""), (DataKind::Data, "x")])),
            b"&x"
        );
        assert_eq!(join(&[]), b"");
    }

    #[test]
    fn standard_input_is_a_file_named_by_a_hyphen() {
        assert_eq!(option(DataKind::Data, "@-").file(), Some("-"));
        assert_eq!(option(DataKind::UrlEncode, "n@-").file(), Some("-"));
        assert_eq!(option(DataKind::UrlEncode, "n=@-").file(), None);
    }
}
