//! Template: text of a suite file with `{{ variable }}` in it.

use std::collections::BTreeMap;

use super::error::SuiteError;
use super::place::Place;

/// A suite's variables, by name.
pub type Variables = BTreeMap<String, String>;

/// Text in which variables stand, and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The text as written.
    pub text: String,
    /// Where it was written.
    pub place: Place,
}

impl Template {
    /// Returns the text with each `{{ name }}` replaced by the variable's value as it is. A name without a value is an error.
    ///
    /// Braces that hold no name, as JSON's may, stay as they are.
    pub(super) fn render(&self, variables: &Variables) -> Result<String, SuiteError> {
        let mut rendered = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once(OPEN) {
            rendered.push_str(before);
            let end = after.find(['{', '}', '"']).unwrap_or(after.len());
            let (inside, behind) = after.split_at(end);
            match (behind.strip_prefix(CLOSE), behind.is_empty()) {
                (Some(behind), _) => {
                    rendered.push_str(self.value(inside.trim(), variables)?);
                    rest = behind;
                }
                (None, false) => {
                    // Only one brace is done with: of three, the last two may open a name.
                    rendered.push('{');
                    rest = rest.get(before.len() + 1..).unwrap_or_default();
                }
                (None, true) => {
                    let problem = format!("`{OPEN}{inside}` has no `{CLOSE}`");
                    return Err(SuiteError::invalid(self.place.clone(), problem));
                }
            }
        }
        rendered.push_str(rest);
        Ok(rendered)
    }

    fn value<'a>(&self, name: &str, variables: &'a Variables) -> Result<&'a str, SuiteError> {
        let known = variables.keys().map(String::as_str);
        let problem = || format!("`{name}` is not one of the suite's vars");
        variables
            .get(name)
            .map(String::as_str)
            .ok_or_else(|| SuiteError::unknown(self.place.clone(), problem(), name, known))
    }
}

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str) -> Result<String, String> {
        let variables = [("id", "42"), ("my-id", "7"), ("name", "a & <b>/\"c\"")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let place = Place {
            file: std::path::Path::new("s.toml").into(),
            line: 3,
            column: 5,
        };
        let template = Template {
            text: text.to_owned(),
            place,
        };
        template
            .render(&Variables::from(variables))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn variables_are_replaced_by_their_values_as_they_are() {
        assert_eq!(render("/test/{{ id }}/x").unwrap(), "/test/42/x");
        assert_eq!(render("{{name}}\n").unwrap(), "a & <b>/\"c\"\n");
        assert_eq!(render("{{ my-id }}{{id}}").unwrap(), "742");
    }

    #[test]
    fn what_holds_no_name_stays_as_it_is() {
        for text in [
            "{ {} }",
            r#"{"a":{"b":{}}}"#,
            r#"{{"a":1}}"#,
            "100 {% x",
            "a {# c #} b",
            "{%for i in x%}{%endfor%}\n",
            "}}",
        ] {
            assert_eq!(render(text).unwrap(), text);
        }
        assert_eq!(render("{{{ id }}}").unwrap(), "{42}");
    }

    #[test]
    fn a_variable_without_a_value_is_named() {
        assert_eq!(
            render("/{{ ib }}").unwrap_err(),
            "s.toml:3:5: `ib` is not one of the suite's vars; did you mean `id`?"
        );
        for (text, name) in [
            ("{{ nom.x }}", "`nom.x`"),
            ("{{ id | upper }}", "`id | upper`"),
            ("{{}}", "``"),
        ] {
            let error = render(text).unwrap_err();
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn braces_that_are_not_closed_are_refused_where_they_stand() {
        assert_eq!(
            render("/{{ id").unwrap_err(),
            "s.toml:3:5: `{{ id` has no `}}`"
        );
    }
}
