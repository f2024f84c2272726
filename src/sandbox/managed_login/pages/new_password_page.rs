//! The page where a user with a temporary password chooses their own.

use super::form;
use super::html::{Page, alert, escaped};
use crate::sandbox::exchange::Answer;
use crate::sandbox::managed_login::csrf::CsrfToken;
use crate::sandbox::managed_login::paths;
use crate::sandbox::managed_login::request::AuthorizationRequest;

/// The name of the form's field for the ticket of a proven temporary password.
pub(in crate::sandbox::managed_login) const TICKET: &str = "ticket";
/// The name of the form's field for the new password.
pub(in crate::sandbox::managed_login) const CHOSEN: &str = "new_password";
/// The name of the form's field in which it is repeated.
pub(in crate::sandbox::managed_login) const REPEATED: &str = "confirm_password";
/// What begins the names of the form's fields for attributes.
pub(in crate::sandbox::managed_login) const ATTRIBUTE: &str = "userAttributes.";

/// What the page shows.
pub(in crate::sandbox::managed_login) struct NewPasswordPage<'a> {
    /// The request that is answered by it.
    pub(in crate::sandbox::managed_login) request: &'a AuthorizationRequest,
    /// The token of the browser.
    pub(in crate::sandbox::managed_login) csrf: CsrfToken,
    /// What went wrong before.
    pub(in crate::sandbox::managed_login) message: Option<&'a str>,
    /// Who chooses.
    pub(in crate::sandbox::managed_login) username: &'a str,
    /// The ticket of the proven temporary password.
    pub(in crate::sandbox::managed_login) ticket: &'a str,
    /// The fewest characters that the password may have.
    pub(in crate::sandbox::managed_login) minimum_length: usize,
    /// The attributes that the pool asks for and the user lacks.
    pub(in crate::sandbox::managed_login) missing: &'a [String],
}

impl NewPasswordPage<'_> {
    /// Returns the page.
    pub(in crate::sandbox::managed_login) fn answer(&self) -> Answer {
        let attributes: Vec<String> = self
            .missing
            .iter()
            .map(|name| {
                let name = escaped(name);
                format!(
                    r#"<label for="attribute-{name}">{name}</label>
<input type="text" id="attribute-{name}" name="{ATTRIBUTE}{name}" required>
"#
                )
            })
            .collect();
        let body = format!(
            r#"{alert}<p>{username}, your password was a temporary one. Choose your own.</p>
{begin}<input type="hidden" name="{TICKET}" value="{ticket}">
<label for="new-password">New password</label>
<input type="password" id="new-password" name="{CHOSEN}" autocomplete="new-password" required autofocus aria-describedby="policy">
<p class="soft" id="policy">At least {minimum_length} characters, with A-Z, a-z, 0-9 and a symbol among them.</p>
<label for="confirm-password">Enter it again</label>
<input type="password" id="confirm-password" name="{REPEATED}" autocomplete="new-password" required>
{attributes}<button class="main" id="set-password">Set password</button>
</form>
{cancel}"#,
            alert = alert(self.message),
            minimum_length = self.minimum_length,
            attributes = attributes.concat(),
            username = escaped(self.username),
            begin = form::begin(paths::NEW_PASSWORD, self.request, &self.csrf),
            ticket = escaped(self.ticket),
            cancel = form::cancel_link(self.request),
        );
        Answer::from(Page {
            status: 200,
            title: "Choose a new password",
            body,
            callback: Some(&self.request.callback),
            headers: vec![self.csrf.cookie()],
        })
    }
}
