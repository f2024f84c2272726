//! What is generated is committed and compared here; the message is the command that rewrites it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::sigcall;

const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "sigcall.bash"),
    ("elvish", "sigcall.elv"),
    ("fish", "sigcall.fish"),
    ("powershell", "_sigcall.ps1"),
    ("zsh", "_sigcall"),
];

/// The commands whose help stands in the README, the program itself first.
const HELP: [&[&str]; 9] = [
    &[],
    &["login"],
    &["logout"],
    &["password", "reset"],
    &["password", "change"],
    &["get"],
    &["request"],
    &["test"],
    &["sandbox"],
];
const BEGIN: &str = "<!-- BEGIN GENERATED HELP -->\n";
const END: &str = "<!-- END GENERATED HELP -->";

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn printed(arguments: &[&str]) -> String {
    let output = sigcall().args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn completions_are_those_of_the_command_line() {
    for (shell, file) in COMPLETIONS {
        let committed = fs::read_to_string(project("completions").join(file)).unwrap_or_default();
        assert!(
            committed == printed(&["generate", "completion", shell]),
            "run: cargo run -- generate completion {shell} > completions/{file}"
        );
    }
}

#[test]
fn the_help_in_the_readme_is_that_of_the_command_line() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let (before, rest) = readme
        .split_once(BEGIN)
        .expect("the README has a place for the help");
    let (committed, after) = rest
        .split_once(END)
        .expect("the README has a place for the help");
    let mut help = String::new();
    for command in HELP {
        let words = [&["sigcall"], command].concat().join(" ");
        let text = printed(&[command, &["-h"]].concat());
        // The global options are the same everywhere: they stand with the program's own help alone.
        let text = match text.split_once("\nGlobal options:") {
            Some((own, _)) if !command.is_empty() => own.to_owned(),
            _ => text,
        };
        let text: Vec<&str> = text.lines().map(str::trim_end).collect();
        writeln!(
            help,
            "\n```console\n$ {} -h\n{}\n```",
            words,
            text.join("\n")
        )
        .unwrap();
    }
    help.push('\n');
    if committed != help {
        let fresh = project("target/README.fresh.md");
        fs::write(&fresh, format!("{before}{BEGIN}{help}{END}{after}")).unwrap();
        panic!("run: cp target/README.fresh.md README.md");
    }
}

/// A code that is documented in one place and missing in the other helps nobody.
#[test]
fn the_readme_lists_every_exit_status() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let source = fs::read_to_string(project("src/cli/exit.rs")).unwrap();
    let codes: Vec<&str> = source
        .lines()
        .filter_map(|line| {
            line.strip_prefix("pub const ")?
                .split_once("= ")?
                .1
                .strip_suffix(';')
        })
        .collect();
    assert!(codes.len() >= 10, "{codes:?}");
    for code in codes {
        assert!(
            readme.contains(&format!("\n| {code} | ")),
            "the README does not list exit status {code}"
        );
    }
}

/// Whoever copies the README's suite should see it pass.
#[test]
fn the_suite_of_the_readme_passes_in_the_sandbox() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let (_, section) = readme.split_once("## Smoke suites").unwrap();
    let (_, block) = section.split_once("```toml\n").unwrap();
    let (suite, _) = block.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("smoke.toml");
    fs::write(&path, suite).unwrap();
    let output = sigcall()
        .args(["--sandbox", "test"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}
