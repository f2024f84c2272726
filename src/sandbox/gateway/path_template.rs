//! The path of a route: literal segments, `{name}` for one segment, `{name+}` for all that follow.

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Deserializer};

/// A route's path, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PathTemplate {
    written: String,
    segments: Vec<Segment>,
}

/// A part of a template; the smaller, the more exactly it says what it wants.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Literal(String),
    Parameter,
    Greedy,
}

/// How exactly a template fits: of two that match, the smaller serves the request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit(Vec<Segment>);

impl PathTemplate {
    fn parse(written: &str) -> Result<Self, String> {
        let refused = || {
            Err(format!(
                "`{written}` is not a path: write `/`, literal segments, `{{name}}`, and last of all `{{name+}}`"
            ))
        };
        let Some(path) = written.strip_prefix('/') else {
            return refused();
        };
        let mut segments = Vec::new();
        for segment in path.split('/').filter(|_| !path.is_empty()) {
            let inside = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            segments.push(match inside {
                Some(name) if is_name(name) => Segment::Parameter,
                Some(name) if name.strip_suffix('+').is_some_and(is_name) => Segment::Greedy,
                None if !segment.is_empty() && !segment.contains(['{', '}', '?', '#']) => {
                    Segment::Literal(decode(segment))
                }
                _ => return refused(),
            });
        }
        let greedy = segments
            .iter()
            .position(|segment| *segment == Segment::Greedy);
        if greedy.is_some_and(|at| at + 1 != segments.len()) {
            return refused();
        }
        Ok(Self {
            written: written.to_owned(),
            segments,
        })
    }

    /// Returns the template as written.
    pub(super) fn as_str(&self) -> &str {
        &self.written
    }

    /// Returns how exactly the template fits a wire path under the stage; nothing where it does not.
    pub(super) fn fit(&self, path: &str) -> Option<Fit> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let mut given = path.split('/').filter(|_| !path.is_empty());
        for segment in &self.segments {
            // A parameter is never empty, so that `/items/` is not an item.
            let here = given.next().filter(|here| !here.is_empty())?;
            match segment {
                Segment::Literal(text) if *text == decode(here) => {}
                Segment::Literal(_) => return None,
                Segment::Parameter => {}
                Segment::Greedy => return Some(Fit(self.segments.clone())),
            }
        }
        given.next().is_none().then(|| Fit(self.segments.clone()))
    }
}

impl<'de> Deserialize<'de> for PathTemplate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte))
}

fn decode(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(template: &str, path: &str) -> bool {
        PathTemplate::parse(template).unwrap().fit(path).is_some()
    }

    #[test]
    fn templates_fit_whole_paths() {
        for (template, path) in [
            ("/", "/"),
            ("/", ""),
            ("/test", "/test"),
            ("/a b", "/a%20b"),
            ("/items/{id}", "/items/a%2Fb"),
            ("/items/{id}/tags", "/items/1/tags"),
            ("/{proxy+}", "/a"),
            ("/{proxy+}", "/a/b/"),
        ] {
            assert!(fits(template, path), "{template} {path}");
        }
        for (template, path) in [
            ("/", "/a"),
            ("/test", "/test/"),
            ("/test", "/Test"),
            ("/test", "//test"),
            ("/items/{id}", "/items/"),
            ("/items/{id}", "/items/1/2"),
            ("/{proxy+}", "/"),
        ] {
            assert!(!fits(template, path), "{template} {path}");
        }
    }

    #[test]
    fn the_more_literal_template_fits_more_exactly() {
        let fit = |template: &str| {
            PathTemplate::parse(template)
                .unwrap()
                .fit("/items/1")
                .unwrap()
        };
        assert!(fit("/items/1") < fit("/items/{id}"));
        assert!(fit("/items/{id}") < fit("/items/{rest+}"));
        assert!(fit("/items/{rest+}") < fit("/{proxy+}"));
    }

    #[test]
    fn malformed_templates_are_refused() {
        for template in [
            "", "test", "/a//b", "/a/", "/{}", "/{+}", "/{a+}/b", "/x{id}", "/a?b",
        ] {
            assert!(PathTemplate::parse(template).is_err(), "{template}");
        }
    }
}
