//! What an authenticator app needs to be set up: a QR code to scan, and the secret to type.

use super::qr;
use crate::cli::terminal;
use crate::cli::ui::Ui;
use crate::output::legible;
use crate::secret::SecretString;

/// Shows what an app needs, as a drawing where there is room and as text in any case.
pub(super) fn set_up(secret: &SecretString, uri: &SecretString, ui: Ui) -> String {
    let fits = |columns: usize| terminal::columns().is_none_or(|room| room >= columns);
    let (way, secret_label) = match qr::draw(uri.expose(), ui.stderr_colour) {
        Some(drawn) if fits(drawn.columns) => (
            format!("Scan this with an authenticator app:\n\n{}", drawn.text),
            "Or type this secret:",
        ),
        Some(drawn) => (
            format!(
                "Add it to an authenticator app (a QR code needs {} columns).\n",
                drawn.columns
            ),
            "Type this secret:",
        ),
        None => (
            "Add it to an authenticator app.\n".to_owned(),
            "Type this secret:",
        ),
    };
    format!(
        "The user pool asks for a second factor. {way}\n{secret_label:<20} {}\nThe same as a URI:   {}\n\n",
        legible(secret.expose()),
        legible(uri.expose()),
    )
}
