//! Template: text of a suite file with `{{ variable }}` in it.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};

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
    /// Returns the text with each variable replaced by its value, unescaped. A variable that has no value is an error.
    pub(super) fn render(&self, variables: &Variables) -> Result<String, SuiteError> {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(as_written());
        let template = environment
            .template_from_str(&self.text)
            .map_err(|error| self.refused(&error))?;
        // minijinja's own error does not name the variable.
        let missing = template
            .undeclared_variables(false)
            .into_iter()
            .filter(|name| !variables.contains_key(name))
            .min();
        match missing {
            Some(name) => Err(SuiteError::unknown(
                self.place.clone(),
                format!("`{name}` is not one of the suite's vars"),
                &name,
                variables.keys().map(String::as_str),
            )),
            None => template
                .render(variables)
                .map_err(|error| self.refused(&error)),
        }
    }

    fn refused(&self, error: &minijinja::Error) -> SuiteError {
        let detail = error.detail().map_or_else(
            || error.kind().to_string(),
            |detail| format!("{}: {detail}", error.kind()),
        );
        SuiteError::invalid(self.place.clone(), format!("not a template: {detail}"))
    }
}

/// minijinja drops the last line break of a template unless told otherwise; a body should go out as it is written.
fn as_written() -> SyntaxConfig {
    SyntaxConfig::builder()
        .keep_trailing_newline(true)
        .build()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str) -> Result<String, String> {
        let variables = [("id", "42"), ("name", "a & <b>/\"c\"")]
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
        assert_eq!(render("{ {} }").unwrap(), "{ {} }");
    }

    #[test]
    fn a_variable_without_a_value_is_named() {
        assert_eq!(
            render("/{{ ib }}").unwrap_err(),
            "s.toml:3:5: `ib` is not one of the suite's vars; did you mean `id`?"
        );
        assert_eq!(
            render("{{ nom.field }}").unwrap_err(),
            "s.toml:3:5: `nom` is not one of the suite's vars; did you mean `name`?"
        );
    }

    #[test]
    fn a_malformed_template_is_refused_where_it_stands() {
        let error = render("/{{ id").unwrap_err();
        assert!(
            error.starts_with("s.toml:3:5: not a template: syntax error: "),
            "{error}"
        );
        let error = render("{{ id | nosuch }}").unwrap_err();
        assert!(
            error.starts_with("s.toml:3:5: not a template: unknown filter"),
            "{error}"
        );
    }
}
