//! JSON for the eye: re-indented and coloured token by token, so that no key moves and no literal changes.

use std::io::{self, Write};

use serde::de::IgnoredAny;

use super::style::{Colour, Style};

/// How far a level is indented, as `jq` and `gh` do.
const INDENT: &str = "  ";

/// The deepest nesting that is re-indented: indentation grows with its square, and a server must not choose how far.
const DEEPEST: usize = 128;

/// Writes `body` re-indented, with a line break at its end. Bytes that are not valid JSON, or nested
/// more than 128 levels deep, are written as they are.
pub(super) fn write(body: &[u8], style: Style, out: &mut dyn Write) -> io::Result<()> {
    match valid(body) {
        Some(text) => write_indented(text, style, out),
        None => out.write_all(body),
    }
}

/// serde_json checks the grammar without building a value; skipped strings it does not check for UTF-8.
fn valid(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    (depth(text) <= DEEPEST).then_some(text)
}

fn depth(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for token in Tokens(text) {
        match token {
            "{" | "[" => depth += 1,
            "}" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn write_indented(text: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut depth = 0_usize;
    let mut tokens = Tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let next = tokens.peek().copied();
        match token {
            "{" | "[" => {
                out.write_all(token.as_bytes())?;
                depth += 1;
                if !next.is_some_and(is_closing) {
                    break_line(out, depth)?;
                }
            }
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                out.write_all(token.as_bytes())?;
            }
            "," => {
                out.write_all(b",")?;
                break_line(out, depth)?;
            }
            ":" => out.write_all(b": ")?,
            literal => write!(out, "{}", style.paint(colour(literal, next), literal))?,
        }
        let ends_a_value = !matches!(token, "{" | "[" | "," | ":");
        if ends_a_value && next.is_some_and(is_closing) {
            break_line(out, depth.saturating_sub(1))?;
        }
    }
    out.write_all(b"\n")
}

fn is_closing(token: &str) -> bool {
    matches!(token, "}" | "]")
}

fn break_line(out: &mut dyn Write, depth: usize) -> io::Result<()> {
    write!(out, "\n{}", INDENT.repeat(depth))
}

fn colour(literal: &str, next: Option<&str>) -> Colour {
    if !literal.starts_with('"') {
        Colour::Cyan
    } else if next == Some(":") {
        Colour::Bold
    } else {
        Colour::Green
    }
}

/// The tokens of valid JSON: punctuation, strings with their quotes, numbers and words.
#[derive(Debug)]
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.trim_start_matches([' ', '\t', '\n', '\r']);
        let length = match text.chars().next()? {
            '"' => string_length(text),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => text
                .find([' ', '\t', '\n', '\r', ',', ':', ']', '}', '"', '{', '['])
                .unwrap_or(text.len()),
        };
        let (token, rest) = text.split_at_checked(length)?;
        self.0 = rest;
        Some(token)
    }
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pretty(body: &[u8], style: Style) -> Vec<u8> {
        let mut out = Vec::new();
        write(body, style, &mut out).unwrap();
        out
    }

    fn plain(body: &str) -> String {
        String::from_utf8(pretty(body.as_bytes(), Style::Plain)).unwrap()
    }

    #[test]
    fn keys_keep_their_order_and_literals_their_form() {
        assert_eq!(
            plain(
                r#" {"b":1.10,"a":[true,null,{"x":"é\u00e9\"\\"}],"e":{},"l":[ ],"b":12345678901234567890123} "#
            ),
            r#"{
  "b": 1.10,
  "a": [
    true,
    null,
    {
      "x": "é\u00e9\"\\"
    }
  ],
  "e": {},
  "l": [],
  "b": 12345678901234567890123
}
"#
        );
        assert_eq!(
            plain("[[],[[]],{}]"),
            "[\n  [],\n  [\n    []\n  ],\n  {}\n]\n"
        );
        assert_eq!(plain("-0.0e+10"), "-0.0e+10\n");
        assert_eq!(plain("{\r\n}\r\n"), "{}\n");
    }

    #[test]
    fn keys_strings_and_other_literals_are_told_apart_by_colour() {
        let out = pretty(br#"{"a":["b",1]}"#, Style::Coloured);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "{\n  \x1b[1m\"a\"\x1b[0m: [\n    \x1b[32m\"b\"\x1b[0m,\n    \x1b[36m1\x1b[0m\n  ]\n}\n"
        );
    }

    #[test]
    fn what_is_not_json_is_written_as_it_is() {
        for body in [
            &b""[..],
            b"<html>",
            b"{\"a\":1",
            b"{\"a\":1}{\"a\":2}",
            b"{'a':1}",
            b"\"\xff\"",
            b"\xef\xbb\xbf{}",
            b"NaN",
            b"01",
        ] {
            assert_eq!(pretty(body, Style::Plain), body);
            assert_eq!(pretty(body, Style::Coloured), body);
        }
    }

    #[test]
    fn nesting_too_deep_to_indent_is_written_as_it_is() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(plain(&nested(128)).lines().count(), 255);
        for depth in [129, 100_000] {
            assert_eq!(plain(&nested(depth)), nested(depth));
        }
    }

    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?",
            any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5)
                    .prop_map(|items| format!("[ {}]", items.join(" ,\t"))),
                prop::collection::vec((any::<String>(), inner), 0..5).prop_map(|members| {
                    let members: Vec<_> = members
                        .into_iter()
                        .map(|(key, value)| format!("{}:{value}", serde_json::Value::from(key)))
                        .collect();
                    format!("{{{}}}", members.join(",\n"))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn re_indented_json_holds_the_same_value_and_the_same_tokens(text in json()) {
            let pretty = plain(&text);
            let before: Vec<_> = Tokens(&text).collect();
            let after: Vec<_> = Tokens(&pretty).collect();
            prop_assert_eq!(before, after);
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) {
                prop_assert_eq!(value, serde_json::from_str::<serde_json::Value>(&pretty).unwrap());
            }
        }

        #[test]
        fn re_indenting_twice_changes_nothing(text in json()) {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once);
        }

        #[test]
        fn no_bytes_make_it_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
            pretty(&body, Style::Coloured);
        }

        #[test]
        fn nearly_json_does_not_make_it_panic(body in "[{}\\[\\]:,\"\\\\0-9eE.tru nl\\-]{0,40}") {
            pretty(body.as_bytes(), Style::Coloured);
        }
    }
}
