//! A QR code for a terminal, two modules a character (ISO/IEC 18004).

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

/// Black on white, whatever the terminal's own colours are: not every app reads a code whose colours are swapped.
const BLACK_ON_WHITE: &str = "\x1b[38;5;16;48;5;231m";
const RESET: &str = "\x1b[0m";

/// A code that was drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// Its lines, each with an end.
    pub(super) text: String,
    /// How many columns it takes.
    pub(super) columns: usize,
}

/// Draws a text; nothing where it is too long for any code.
pub(super) fn draw(text: &str, colour: bool) -> Option<Drawing> {
    // What is on a screen does not get dirty: the least correction makes the smallest code.
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let columns = code.width() + 2 * QUIET_ZONE;
    let mut renderer = code.render::<Dense1x2>();
    if !colour {
        // Characters are bright on most terminals.
        renderer
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark);
    }
    let drawn = renderer.quiet_zone(true).build();
    let text = drawn.lines().fold(String::new(), |text, line| {
        if colour {
            text + BLACK_ON_WHITE + line + RESET + "\n"
        } else {
            text + line + "\n"
        }
    });
    Some(Drawing { text, columns })
}

/// The margin that the standard asks for, in modules.
const QUIET_ZONE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    const URI: &str = "otpauth://totp/eu-central-1_Ab1Cd2Ef3:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=eu-central-1_Ab1Cd2Ef3";

    #[test]
    fn a_code_is_as_wide_as_it_says_and_fits_a_terminal() {
        let drawn = draw(URI, false).unwrap();
        assert!(drawn.columns <= 60, "{}", drawn.columns);
        for line in drawn.text.lines() {
            assert_eq!(line.chars().count(), drawn.columns);
        }
    }

    #[test]
    fn colours_are_given_back_at_the_end_of_each_line() {
        let drawn = draw(URI, true).unwrap();
        for line in drawn.text.lines() {
            assert!(line.starts_with(BLACK_ON_WHITE) && line.ends_with(RESET));
        }
    }

    #[test]
    fn what_fits_no_code_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(4000), true), None);
    }
}
