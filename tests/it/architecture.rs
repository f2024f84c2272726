//! Holds the house to the map of `src/lib.rs`: who may import whom, which crate lives where, how a file begins.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LAYER_0: [&str; 4] = ["ids", "secret", "clock", "environment"];

/// The rooms each room may import, beside layer 0. `sandbox` may not even use layer 0: the judge shares no code.
const MAY_IMPORT: [(&str, &[&str]); 11] = [
    ("config", &[]),
    ("transport", &[]),
    ("sandbox", &[]),
    ("auth", &["transport"]),
    ("api", &["transport"]),
    ("session", &["config", "transport", "auth"]),
    ("call", &["config", "api", "session"]),
    ("suite", &["config", "api", "call"]),
    ("output", &["transport", "api", "suite"]),
    (
        "cli",
        &[
            "config",
            "transport",
            "sandbox",
            "auth",
            "api",
            "session",
            "call",
            "suite",
            "output",
        ],
    ),
    (
        "commands",
        &[
            "config",
            "transport",
            "sandbox",
            "auth",
            "api",
            "session",
            "call",
            "suite",
            "output",
            "cli",
        ],
    ),
];

/// A crate and the only places that may name it.
const CRATE_LIVES_IN: [(&str, &[&str]); 13] = [
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("aws_sdk_", &["auth/", "transport/sdk.rs"]),
    ("aws_sigv4", &["api/sign.rs"]),
    ("reqwest", &["transport/", "api/client.rs"]),
    ("axum", &["sandbox/", "auth/managed_login/redirect/"]),
    ("totp_rs", &["auth/totp.rs"]),
    ("qrcode", &["cli/prompt/qr.rs"]),
    ("ring::signature", &["auth/managed_login/id_token/keys.rs"]),
    ("webbrowser", &["cli/browser.rs"]),
    ("rustix", &["cli/terminal.rs"]),
    ("rpassword", &["cli/terminal_elsewhere.rs"]),
    // The terminal is opened as a file.
    (
        "std::fs",
        &["config/", "session/", "commands/", "cli/terminal.rs"],
    ),
];

struct Source {
    /// Path below `src/`, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The text without its unit tests and comments, where a name is only a word.
    fn code(&self) -> String {
        if self.path.ends_with("_tests.rs") {
            return String::new();
        }
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        code.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut pending = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Source {
                    path: relative(&root, &path),
                    text: fs::read_to_string(&path).expect("sources are UTF-8"),
                });
            }
        }
    }
    assert!(found.len() > 20, "the walk over src/ found too little");
    found
}

fn relative(root: &Path, path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root).expect("below the root").to_owned();
    path.to_string_lossy().replace('\\', "/")
}

/// Every `crate::a::b` path a file names, as its segments.
fn imports(code: &str) -> BTreeSet<Vec<String>> {
    code.match_indices("crate::")
        .filter(|(at, _)| {
            !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
        })
        .map(|(at, word)| {
            code[at + word.len()..]
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .next()
                .unwrap_or_default()
                .split("::")
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

#[test]
fn rooms_import_only_rooms_of_a_lower_layer() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if ["lib.rs", "main.rs"].contains(&source.path.as_str()) {
            continue;
        }
        let room = source.room();
        for import in imports(&source.code()) {
            let target = import[0].as_str();
            let layer_0 = LAYER_0.contains(&target) && room != "sandbox";
            let known = LAYER_0.contains(&target) || allowed.contains_key(target);
            let own = target == room;
            let lower = allowed
                .get(room)
                .is_some_and(|rooms| rooms.contains(&target));
            if known && !(own || layer_0 || lower) {
                wrong.push(format!("{} imports `{target}`", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "upward imports:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_stands_in_the_table() {
    let known: BTreeSet<&str> = MAY_IMPORT
        .iter()
        .map(|(room, _)| *room)
        .chain(LAYER_0)
        .collect();
    for source in sources() {
        if !["lib.rs", "main.rs"].contains(&source.path.as_str()) {
            assert!(
                known.contains(source.room()),
                "{} is in no room of the table",
                source.path
            );
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = source.code();
        for (name, places) in CRATE_LIVES_IN {
            let named = code.match_indices(name).any(|(at, _)| {
                let before = code[..at].chars().next_back();
                let after = code[at + name.len()..].chars().next();
                let whole =
                    name.ends_with('_') || !after.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '"')
                    && whole
            });
            if named && !places.iter().any(|place| source.path.starts_with(place)) {
                wrong.push(format!("{} names `{name}`", source.path));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "crates outside their rooms:\n{}",
        wrong.join("\n")
    );
}

/// The checks above read paths; a nested `use` would slip past them.
#[test]
fn imports_are_written_out() {
    for source in sources() {
        let code = source.code();
        assert!(
            !["crate::{", "super::{", "std::{"]
                .iter()
                .any(|nested| code.contains(nested)),
            "{} nests its imports",
            source.path
        );
    }
}

#[test]
fn every_file_says_its_job_first() {
    for source in sources() {
        assert!(
            source.text.starts_with("//!"),
            "{} does not begin with `//!`",
            source.path
        );
    }
}

/// Files of one room that import each other in a circle cannot be read one after another.
#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = sources();
    let modules: BTreeMap<Vec<String>, &Source> = sources
        .iter()
        .map(|source| (module(&source.path), source))
        .collect();
    let edges: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = modules
        .iter()
        .map(|(name, source)| (name, targets(name, source, &modules)))
        .collect();
    for start in edges.keys() {
        let mut pending: Vec<&Vec<String>> = edges[start].iter().copied().collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = pending.pop() {
            assert!(
                next != *start,
                "{} imports itself through others",
                start.join("::")
            );
            if seen.insert(next) {
                pending.extend(edges[next].iter().copied());
            }
        }
    }
}

fn module(path: &str) -> Vec<String> {
    path.trim_end_matches(".rs")
        .trim_end_matches("/mod")
        .split('/')
        .map(str::to_owned)
        .collect()
}

/// The modules a file names by `crate::…` or `super::…`. A folder's `mod.rs` only lists and re-exports, so it is left out
/// of the graph, and a name taken from it is no edge, whichever file of the folder holds it.
fn targets<'a>(
    name: &Vec<String>,
    source: &Source,
    modules: &'a BTreeMap<Vec<String>, &Source>,
) -> BTreeSet<&'a Vec<String>> {
    if source.path.ends_with("mod.rs") || source.path == "lib.rs" || source.path == "main.rs" {
        return BTreeSet::new();
    }
    let code = source.code();
    let parent = &name[..name.len() - 1];
    let siblings = code.match_indices("super::").filter_map(|(at, word)| {
        let first = code[at + word.len()..]
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .next()?;
        Some([parent, &[first.to_owned()]].concat())
    });
    imports(&code)
        .into_iter()
        .chain(siblings)
        .filter_map(|import| {
            (1..=import.len())
                .rev()
                .find_map(|length| modules.get_key_value(&import[..length].to_vec()))
        })
        .map(|(target, _)| target)
        .filter(|target| *target != name && !modules[*target].path.ends_with("mod.rs"))
        .collect()
}

#[test]
fn no_test_file_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = fs::read_to_string(folder.join("main.rs")).expect("main.rs is there");
    for entry in fs::read_dir(folder).expect("tests/it is readable") {
        let path = entry.expect("tests/it is readable").path();
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.extension().is_some_and(|extension| extension == "rs") && stem != "main" {
            assert!(
                main.contains(&format!("mod {stem};")),
                "tests/it/main.rs does not list `mod {stem};`"
            );
        }
    }
}
