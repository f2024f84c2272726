//! Json: a request's `json` value, written on the wire with its keys in the file's order.
//!
//! `serde_json::Value` would sort them: its `preserve_order` feature is not enabled.

use toml::de::DeValue;

use super::document::Value;
use super::error::SuiteError;
use super::template::{Template, Variables};

/// A JSON value as a suite file writes it. TOML has no null, so there is none here.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number; never infinite or NaN, which JSON cannot write.
    Float(f64),
    /// Text, with variables in it.
    Text(Template),
    /// A list.
    Array(Vec<Json>),
    /// Keys with their values, in the order of the file.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads the value of a `json` key.
    pub(super) fn read(value: &Value<'_>) -> Result<Self, SuiteError> {
        Ok(match value.raw() {
            DeValue::Boolean(flag) => Self::Bool(*flag),
            DeValue::Integer(number) => {
                let parsed = i64::from_str_radix(number.as_str(), number.radix());
                Self::Integer(parsed.map_err(|_| value.refused("the number is beyond 64 bits"))?)
            }
            DeValue::Float(number) => match number.as_str().parse::<f64>() {
                Ok(float) if float.is_finite() => Self::Float(float),
                _ => return Err(value.must_be("a number that JSON can write")),
            },
            DeValue::String(text) => Self::Text(Template {
                text: text.clone().into_owned(),
                place: value.place(),
            }),
            DeValue::Datetime(date) => Self::Text(Template {
                text: date.to_string(),
                place: value.place(),
            }),
            DeValue::Array(_) => Self::Array(
                value
                    .array()?
                    .iter()
                    .map(Self::read)
                    .collect::<Result<_, _>>()?,
            ),
            DeValue::Table(_) => Self::Object(
                value
                    .table()?
                    .entries()
                    .iter()
                    .map(|entry| Ok((entry.key.to_owned(), Self::read(&entry.value)?)))
                    .collect::<Result<_, SuiteError>>()?,
            ),
        })
    }

    /// Returns the value as JSON text without white space, variables replaced.
    pub(super) fn render(&self, variables: &Variables) -> Result<String, SuiteError> {
        let mut out = String::new();
        self.write(variables, &mut out)?;
        Ok(out)
    }

    fn write(&self, variables: &Variables, out: &mut String) -> Result<(), SuiteError> {
        match self {
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Integer(number) => out.push_str(&number.to_string()),
            Self::Float(number) => out.push_str(&serde_json::json!(number).to_string()),
            Self::Text(template) => out.push_str(&quoted(&template.render(variables)?)),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(variables, out)?;
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&quoted(key));
                    out.push(':');
                    value.write(variables, out)?;
                }
                out.push('}');
            }
        }
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::document::Document;
    use super::*;

    fn render(toml: &str) -> Result<String, String> {
        let document = Document::parse(Path::new("s.toml"), toml).unwrap();
        let value = document.root().get("json").unwrap();
        let variables = Variables::from([("id".to_owned(), "4\"2".to_owned())]);
        Json::read(&value)
            .and_then(|json| json.render(&variables))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn keys_keep_the_order_of_the_file_however_the_table_is_written() {
        assert_eq!(
            render("json = { zebra = 1, apple = [true, { b = 1, a = 2 }], mango = {} }").unwrap(),
            r#"{"zebra":1,"apple":[true,{"b":1,"a":2}],"mango":{}}"#
        );
        assert_eq!(
            render("[json]\nz = 'x'\na.y = 1\na.b = 2\n[json.m]\nk = 1\n[json.d]\nj = 1").unwrap(),
            r#"{"z":"x","a":{"y":1,"b":2},"m":{"k":1},"d":{"j":1}}"#
        );
    }

    #[test]
    fn every_toml_value_becomes_its_json_form() {
        assert_eq!(
            render("json = [0x1F, -7, 1.5, 1.0, 1e3, 'tab\\', \"tab\\t\", 2024-05-06, 1_000]")
                .unwrap(),
            r#"[31,-7,1.5,1.0,1000.0,"tab\\","tab\t","2024-05-06",1000]"#
        );
        assert_eq!(render("json = 'bare'").unwrap(), r#""bare""#);
    }

    #[test]
    fn a_variable_cannot_break_out_of_its_string() {
        assert_eq!(
            render("json = { a = 'x{{ id }}' }").unwrap(),
            r#"{"a":"x4\"2"}"#
        );
    }

    #[test]
    fn numbers_that_json_cannot_write_are_refused() {
        assert_eq!(
            render("json = { a = inf }").unwrap_err(),
            "s.toml:1:14: `a` must be a number that JSON can write, not a float"
        );
        assert_eq!(
            render("json = 99999999999999999999").unwrap_err(),
            "s.toml:1:8: `json`: the number is beyond 64 bits"
        );
    }
}
