//! The page where a user types the code of a second factor.

use super::form;
use super::html::{Page, alert, escaped};
use crate::sandbox::exchange::Answer;
use crate::sandbox::managed_login::csrf::CsrfToken;
use crate::sandbox::managed_login::paths;
use crate::sandbox::managed_login::request::AuthorizationRequest;
use crate::sandbox::user_pool::AskedFactor;

/// The name of the form's field for the session of the question.
pub(in crate::sandbox::managed_login) const SESSION: &str = "session";
/// The name of the form's field for the code.
pub(in crate::sandbox::managed_login) const CODE: &str = "code";

/// What the page shows.
pub(in crate::sandbox::managed_login) struct SecondFactorPage<'a> {
    /// The request that is answered by it.
    pub(in crate::sandbox::managed_login) request: &'a AuthorizationRequest,
    /// The token of the browser.
    pub(in crate::sandbox::managed_login) csrf: CsrfToken,
    /// What went wrong before.
    pub(in crate::sandbox::managed_login) message: Option<&'a str>,
    /// What is asked for.
    pub(in crate::sandbox::managed_login) asked: &'a AskedFactor,
}

impl SecondFactorPage<'_> {
    /// Returns the page.
    pub(in crate::sandbox::managed_login) fn answer(&self) -> Answer {
        let source = match &self.asked.sent_to {
            Some(address) => format!("A code was sent to {}.", escaped(address)),
            None => "Your authenticator app shows a code.".to_owned(),
        };
        let body = format!(
            r#"{alert}<p id="source">{source}</p>
{begin}<input type="hidden" name="{SESSION}" value="{session}">
<label for="code">Code</label>
<input type="text" id="code" name="{CODE}" inputmode="numeric" autocomplete="one-time-code" required autofocus aria-describedby="source">
<button class="main" id="verify">Verify</button>
</form>
{cancel}"#,
            alert = alert(self.message),
            begin = form::begin(paths::SECOND_FACTOR, self.request, &self.csrf),
            session = escaped(&self.asked.session),
            cancel = form::cancel_link(self.request),
        );
        Answer::from(Page {
            status: 200,
            title: "Enter your code",
            body,
            callback: Some(&self.request.callback),
            headers: vec![self.csrf.cookie()],
        })
    }
}
