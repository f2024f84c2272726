//! Patterns of IAM policies: `*`, `?` and policy variables (IAM User Guide, "IAM policy elements: Variables and tags").

use super::context::{ConditionContext, ContextKey};

/// Which characters of a pattern are special.
#[derive(Debug, Clone, Copy)]
pub(super) struct Syntax {
    /// `*` and `?` stand for other characters.
    pub(super) wildcards: bool,
    /// `${…}` is replaced: so in documents of version 2012-10-17.
    pub(super) variables: bool,
}

/// A text in which parts may stand for other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Char(char),
    AnyChar,
    AnyRun,
    Variable(ContextKey),
}

impl Pattern {
    /// Reads a pattern; fails with the policy variable that is not known.
    pub(super) fn parse(text: &str, syntax: Syntax) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            rest = &rest[first.len_utf8()..];
            let variable = (first == '$' && syntax.variables)
                .then(|| rest.strip_prefix('{')?.split_once('}'))
                .flatten();
            pieces.push(match (first, variable) {
                (_, Some((name, tail))) => {
                    rest = tail;
                    variable_piece(name)?
                }
                ('*', None) if syntax.wildcards => Piece::AnyRun,
                ('?', None) if syntax.wildcards => Piece::AnyChar,
                (other, None) => Piece::Char(other),
            });
        }
        Ok(Self(pieces))
    }

    /// Returns whether the whole text matches, letter for letter.
    pub(super) fn matches(&self, text: &str, context: &ConditionContext) -> bool {
        self.resolved(context)
            .is_some_and(|pieces| matches(&pieces, text))
    }

    /// Returns whether the whole text matches, in any case of the ASCII letters.
    pub(super) fn matches_in_any_case(&self, text: &str, context: &ConditionContext) -> bool {
        self.resolved(context).is_some_and(|mut pieces| {
            for piece in &mut pieces {
                if let Piece::Char(char) = piece {
                    char.make_ascii_lowercase();
                }
            }
            matches(&pieces, &text.to_ascii_lowercase())
        })
    }

    // A variable without a value makes its pattern match nothing.
    fn resolved(&self, context: &ConditionContext) -> Option<Vec<Piece>> {
        let mut pieces = Vec::with_capacity(self.0.len());
        for piece in &self.0 {
            match piece {
                Piece::Variable(key) => {
                    pieces.extend(key.value(context)?.chars().map(Piece::Char));
                }
                other => pieces.push(*other),
            }
        }
        Some(pieces)
    }
}

fn variable_piece(name: &str) -> Result<Piece, String> {
    match name {
        "*" => Ok(Piece::Char('*')),
        "?" => Ok(Piece::Char('?')),
        "$" => Ok(Piece::Char('$')),
        _ => ContextKey::named(name)
            .map(Piece::Variable)
            .ok_or_else(|| name.to_owned()),
    }
}

// Only the last run is ever tried again, so hostile patterns cost at most pattern × text.
fn matches(pattern: &[Piece], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut at_pattern, mut at_text) = (0, 0);
    let mut last_run = None;
    while let Some(char) = text.get(at_text) {
        match pattern.get(at_pattern) {
            Some(Piece::AnyRun) => {
                last_run = Some((at_pattern + 1, at_text));
                at_pattern += 1;
                continue;
            }
            Some(Piece::AnyChar) => {}
            Some(Piece::Char(expected)) if expected == char => {}
            _ => {
                let Some((after_run, taken_to)) = last_run else {
                    return false;
                };
                last_run = Some((after_run, taken_to + 1));
                (at_pattern, at_text) = (after_run, taken_to + 1);
                continue;
            }
        }
        at_pattern += 1;
        at_text += 1;
    }
    pattern
        .get(at_pattern..)
        .unwrap_or_default()
        .iter()
        .all(|piece| *piece == Piece::AnyRun)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Syntax = Syntax {
        wildcards: true,
        variables: true,
    };

    fn context() -> ConditionContext {
        ConditionContext {
            identity_id: "eu-central-1:a*c".to_owned(),
            principal_arn: "arn:aws:iam::123456789012:role/Reader".to_owned(),
            source_ip: None,
        }
    }

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::parse(pattern, ALL)
            .unwrap()
            .matches(text, &context())
    }

    #[test]
    fn stars_stand_for_any_run_and_question_marks_for_one_character() {
        for (pattern, text) in [
            ("", ""),
            ("*", ""),
            ("*", "a/b:c"),
            ("a*", "a"),
            ("a*c", "abcbc"),
            ("*b*", "abc"),
            ("a?c", "aüc"),
            ("**?", "x"),
            ("a*b?d*e", "a--b-b_d--e"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "a"),
            ("a", ""),
            ("?", ""),
            ("a*c", "abcb"),
            ("a?c", "ac"),
            ("A", "a"),
            ("*/GET/pets", "x/GET/pets/1"),
        ] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_hostile_pattern_ends_soon() {
        let pattern = "*a".repeat(200) + "b";
        assert!(!matches(&pattern, &"a".repeat(5000)));
    }

    #[test]
    fn variables_are_replaced_and_their_values_are_no_wildcards() {
        let own = "x/${cognito-identity.amazonaws.com:sub}/*";
        assert!(matches(own, "x/eu-central-1:a*c/1"));
        assert!(!matches(own, "x/eu-central-1:abc/1"));
        assert!(matches("${*}${?}${$}", "*?$"));
        assert!(!matches("${aws:SourceIp}", ""), "no value, no match");
    }

    #[test]
    fn unknown_variables_are_refused() {
        assert_eq!(
            Pattern::parse("${aws:username}", ALL),
            Err("aws:username".to_owned())
        );
    }

    #[test]
    fn without_variables_and_wildcards_a_pattern_is_literal() {
        let literal = Syntax {
            wildcards: false,
            variables: false,
        };
        let pattern = Pattern::parse("${aws:username}*", literal).unwrap();
        assert!(pattern.matches("${aws:username}*", &context()));
        assert!(!pattern.matches("${aws:username}x", &context()));
    }
}
