//! Browser: leads a person from the terminal to the browser and back.

use std::io;
use std::time::Duration;

use webbrowser::BrowserOptions;

use super::echo::Echo;
use super::prompt::{TERMINAL, stdin_line};
use super::terminal::ask;
use super::ui::Ui;
use crate::auth::{BrowserGuide, GuideError, Opened, PendingOpening, PendingPaste, PromptError};
use crate::environment::Environment;
use crate::secret::SecretString;

/// Terminals cut a line at this many bytes, its end included: `N_TTY_BUF_SIZE` of Linux, `MAX_CANON` of BSD and macOS.
const TERMINAL_LINE: usize = if cfg!(target_os = "linux") {
    4096
} else {
    1024
};

/// A browser that has not failed by then is starting.
const START: Duration = Duration::from_secs(3);

/// Browsers that would take over the terminal, and write to stdout.
const TEXT_BROWSERS: [&str; 6] = ["elinks", "links", "links2", "lynx", "w3m", "www-browser"];

/// Leads to the system's browser, or says what to open elsewhere.
#[derive(Debug, Clone)]
pub struct Browser {
    /// `--no-browser`.
    elsewhere: bool,
    /// A person may be asked: stdin is a terminal and nobody said `--no-input`.
    may_ask: bool,
    /// Stdin is a terminal.
    stdin_terminal: bool,
    /// Why no browser can be started here, where that is known before it is tried.
    unable: Option<&'static str>,
    ui: Ui,
}

impl Browser {
    /// Makes one. With `elsewhere` (`--no-browser`) nothing is opened, and the address that the browser ends at is asked for
    /// on the terminal, or read from a line of stdin where that is no terminal.
    pub fn new(elsewhere: bool, may_ask: bool, environment: &Environment, ui: Ui) -> Self {
        Self {
            elsewhere,
            may_ask,
            stdin_terminal: environment.terminal.stdin,
            unable: unable(environment),
            ui,
        }
    }

    /// Shows an address under these words and opens it, unless it is to be opened elsewhere.
    pub async fn lead(&self, invitation: &str, url: &str) -> Result<Opened, GuideError> {
        // Even under `--quiet`: without the address there is no way on.
        self.ui
            .trace(|stderr| writeln!(stderr, "{invitation}\n{url}"));
        if self.elsewhere {
            return Ok(Opened::Elsewhere);
        }
        if let Some(reason) = self.unable {
            return self.no_browser(reason);
        }
        match start(url.to_owned()).await {
            Ok(()) => Ok(Opened::Here),
            Err(error) => self.no_browser(&error.to_string()),
        }
    }

    /// Where no browser can be started, a person can still open the address elsewhere.
    fn no_browser(&self, reason: &str) -> Result<Opened, GuideError> {
        if self.may_ask {
            self.ui.warning(&format!(
                "no browser can be opened: {reason}; open the address by hand"
            ));
            Ok(Opened::Elsewhere)
        } else {
            Err(GuideError::NoBrowser {
                reason: reason.to_owned(),
            })
        }
    }
}

impl BrowserGuide for Browser {
    fn elsewhere(&self) -> bool {
        self.elsewhere
    }

    fn open<'a>(&'a mut self, url: &'a str) -> PendingOpening<'a> {
        Box::pin(self.lead("Open this address to sign in:", url))
    }

    fn pasted<'a>(&'a mut self, wrong: Option<&'a str>) -> PendingPaste<'a> {
        let (may_ask, may_read) = (self.may_ask, self.elsewhere && !self.stdin_terminal);
        Box::pin(async move {
            let _turn = TERMINAL.lock().await;
            if may_ask {
                typed(wrong).await
            } else if may_read && wrong.is_none() {
                Ok(stdin_line().await?)
            } else {
                Err(GuideError::NobodyToAsk)
            }
        })
    }
}

/// Opens the address in the system's browser, whose own words go nowhere. On a thread of its own, because it asks the
/// desktop which browser that is.
async fn start(url: String) -> io::Result<()> {
    let opening = tokio::task::spawn_blocking(move || {
        let mut options = BrowserOptions::new();
        options.with_suppress_output(true);
        webbrowser::open_browser_with_options(webbrowser::Browser::Default, &url, &options)
    });
    match tokio::time::timeout(START, opening).await {
        Ok(opened) => opened.map_err(io::Error::other)?,
        Err(_) => Ok(()),
    }
}

async fn typed(wrong: Option<&str>) -> Result<SecretString, GuideError> {
    const LABEL: &str = "Paste the address that the browser ends at: ";
    let label = match wrong {
        Some(wrong) => format!("That was not it: {wrong}.\n{LABEL}"),
        None => LABEL.to_owned(),
    };
    let line = ask(&label, Echo::On).await.map_err(|error| match error {
        PromptError::Interrupted => GuideError::Interrupted,
        PromptError::Io(error) => GuideError::Io(error),
        PromptError::Unanswerable { .. }
        | PromptError::NotOffered { .. }
        | PromptError::Source(_) => GuideError::NobodyToAsk,
    })?;
    uncut(line)
}

/// A line that fills the terminal's buffer has lost its end.
fn uncut(line: SecretString) -> Result<SecretString, GuideError> {
    let limit = TERMINAL_LINE - 1;
    if cfg!(unix) && line.expose().len() >= limit {
        Err(GuideError::CutByTerminal { limit })
    } else {
        Ok(line)
    }
}

/// Tells where a browser would come to nothing: it would take over the terminal, or have no screen to appear on.
fn unable(environment: &Environment) -> Option<&'static str> {
    if let Some(browser) = environment.variable("BROWSER") {
        let program = browser.split([':', ' ']).next().unwrap_or_default();
        let name = program.rsplit('/').next().unwrap_or_default();
        return TEXT_BROWSERS
            .contains(&name)
            .then_some("BROWSER names one that runs in the terminal");
    }
    let screen = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
    let headless = cfg!(target_os = "linux")
        && screen
            .iter()
            .all(|name| environment.variable(name).is_none());
    headless.then_some("there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_without_a_screen_or_in_the_terminal_is_not_tried() {
        let unable = |variables: &[(&str, &str)]| {
            unable(&Environment::of(variables.iter().copied())).is_some()
        };
        assert_eq!(unable(&[]), cfg!(target_os = "linux"));
        assert!(!unable(&[("DISPLAY", ":0")]));
        assert!(!unable(&[("WAYLAND_DISPLAY", "wayland-0")]));
        assert!(!unable(&[("BROWSER", "/usr/bin/firefox -P %s")]));
        assert!(unable(&[("BROWSER", "/usr/bin/w3m"), ("DISPLAY", ":0")]));
        assert!(unable(&[("BROWSER", "lynx %s:firefox")]));
    }

    #[tokio::test]
    async fn without_a_browser_and_a_person_the_way_is_at_an_end() {
        let environment = Environment::of([("BROWSER", "w3m")]);
        let mut browser = Browser::new(false, false, &environment, Ui::plain());
        let error = browser.open("http://127.0.0.1:9/").await.unwrap_err();
        assert!(matches!(error, GuideError::NoBrowser { .. }), "{error}");
        let error = browser.pasted(None).await.unwrap_err();
        assert!(matches!(error, GuideError::NobodyToAsk), "{error}");
        browser.may_ask = true;
        let opened = browser.open("http://127.0.0.1:9/").await.unwrap();
        assert_eq!(opened, Opened::Elsewhere);
    }

    #[cfg(unix)]
    #[test]
    fn an_address_that_a_terminal_has_cut_is_not_taken() {
        let longest = TERMINAL_LINE - 1;
        assert!(uncut("a".repeat(longest - 1).as_str().into()).is_ok());
        let error = uncut("a".repeat(longest).as_str().into()).unwrap_err();
        assert!(
            error.to_string().contains(&format!("{longest} bytes")),
            "{error}"
        );
    }
}
