//! Suite files as data: each runs against the built-in scenario and must come out as is written beside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::sigcall;

/// What a run of one suite file came to.
struct Run {
    file: PathBuf,
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

#[test]
fn suites_that_pass_print_their_matrix_and_exit_with_0() {
    for run in runs("passed") {
        assert_eq!(run.code, Some(0), "{}", run.all());
        assert_eq!(run.stderr, "", "{}", run.all());
        run.prints_what_is_expected();
    }
}

#[test]
fn suites_that_fail_print_what_was_wrong_and_exit_with_the_most_serious_case() {
    for run in runs("failed") {
        assert_eq!(run.code, Some(run.expected_code()), "{}", run.all());
        run.prints_what_is_expected();
    }
}

#[test]
fn files_that_are_no_suites_are_refused_by_place_and_run_nothing() {
    for run in runs("invalid") {
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert_eq!(run.stdout, "", "{}", run.all());
        // Hints may follow.
        let expected = run.beside("err");
        assert!(
            run.stderr.starts_with(&expected),
            "expected:\n{expected}\n{}",
            run.all()
        );
    }
}

/// Runs every suite of a folder, from within it, so that messages name the file alone.
fn runs(folder: &str) -> Vec<Run> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/suites")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is readable")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    assert!(files.len() > 3, "too few suites in {}", folder.display());
    files.into_iter().map(Run::of).collect()
}

impl Run {
    fn of(file: PathBuf) -> Self {
        let folder = file.parent().expect("below a folder");
        let name = file.file_name().expect("a file");
        let output = sigcall()
            .current_dir(folder)
            .args(["--sandbox", "test"])
            .arg(name)
            .output()
            .expect("the binary runs");
        Self {
            code: output.status.code(),
            stdout: steady(&String::from_utf8(output.stdout).expect("reports are text")),
            stderr: String::from_utf8(output.stderr).expect("messages are text"),
            file,
        }
    }

    #[track_caller]
    fn prints_what_is_expected(&self) {
        let expected = self.beside("out");
        assert!(
            self.stdout == expected,
            "expected:\n{expected}\n{}",
            self.all()
        );
    }

    fn expected_code(&self) -> i32 {
        self.beside("exit").trim().parse().expect("an exit status")
    }

    fn beside(&self, extension: &str) -> String {
        let path = self.file.with_extension(extension);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn all(&self) -> String {
        format!(
            "{} came out with {:?}\nstdout:\n{}\nstderr:\n{}",
            self.file.display(),
            self.code,
            self.stdout,
            self.stderr
        )
    }
}

/// Leaves out what differs from run to run and from system to system: times, request ids, and the causes of failed
/// connections.
fn steady(stdout: &str) -> String {
    let lines = stdout
        .lines()
        .filter(|line| !line.starts_with("  caused by"));
    let steady = lines.map(|line| {
        if line.starts_with("  request id  ") {
            return "  request id  ID\n".to_owned();
        }
        match line.rsplit_once(" in ") {
            Some((counts, time)) if counts.contains(" passed, ") && time.ends_with(" s") => {
                format!("{counts} in TIME\n")
            }
            _ => format!("{line}\n"),
        }
    });
    steady.collect()
}
