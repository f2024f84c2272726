//! Choosing from a list, by number or by name.

use crate::auth::PromptError;
use crate::cli::echo::Echo;
use crate::cli::factors::{FactorNames, named};
use crate::cli::terminal::ask;
use crate::output::legible;
use crate::secret::SecretString;

/// Shows a list and takes a number of it, or a name: that of Cognito or the word of an option.
pub(super) async fn choice(
    heading: &str,
    offered: &[String],
    factors: &[FactorNames],
) -> Result<SecretString, PromptError> {
    let mut label = format!("{heading}\n");
    for (number, name) in (1..).zip(offered) {
        let meaning = named(factors, name).map_or("", |factor| factor.meaning);
        let name = legible(name);
        let line = format!("  {number}  {name:<20} {meaning}");
        label += line.trim_end();
        label += "\n";
    }
    let again = format!("Number (1 to {}) or name: ", offered.len());
    label += &again;
    loop {
        let typed = ask(&label, Echo::On).await?;
        let text = typed.expose().trim();
        let by_number = text
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let chosen = by_number
            .and_then(|index| offered.get(index))
            .or_else(|| offered.iter().find(|name| is_called(name, text, factors)));
        if let Some(chosen) = chosen {
            return Ok(SecretString::from(chosen.as_str()));
        }
        label.clone_from(&again);
    }
}

/// Whoever knows the options types their words.
fn is_called(name: &str, text: &str, factors: &[FactorNames]) -> bool {
    let word = named(factors, name).map(|factor| factor.word);
    name.eq_ignore_ascii_case(text) || word.is_some_and(|word| word.eq_ignore_ascii_case(text))
}
