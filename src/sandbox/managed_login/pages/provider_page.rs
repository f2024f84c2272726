//! The stand-in for a company's own sign-in, where one of its users is picked.

use super::form;
use super::html::{Page, alert, escaped};
use crate::sandbox::exchange::Answer;
use crate::sandbox::managed_login::csrf::CsrfToken;
use crate::sandbox::managed_login::paths;
use crate::sandbox::managed_login::request::AuthorizationRequest;
use crate::sandbox::scenario::IdentityProvider;

/// The name of the form's field for who was picked.
pub(in crate::sandbox::managed_login) const NAME_ID: &str = "name_id";

/// What the page shows.
pub(in crate::sandbox::managed_login) struct ProviderPage<'a> {
    /// The request that is answered by it.
    pub(in crate::sandbox::managed_login) request: &'a AuthorizationRequest,
    /// The provider it stands for.
    pub(in crate::sandbox::managed_login) provider: &'a IdentityProvider,
    /// The token of the browser.
    pub(in crate::sandbox::managed_login) csrf: CsrfToken,
    /// The HTTP status.
    pub(in crate::sandbox::managed_login) status: u16,
    /// What went wrong before.
    pub(in crate::sandbox::managed_login) message: Option<&'a str>,
}

impl ProviderPage<'_> {
    /// Returns the page.
    pub(in crate::sandbox::managed_login) fn answer(&self) -> Answer {
        let body = format!(
            "{alert}<p>The company's own page, where its users prove who they are. Here it is enough to say so.</p>\n{choice}{cancel}",
            alert = alert(self.message),
            choice = self.choice(),
            cancel = form::cancel_link(self.request),
        );
        Answer::from(Page {
            status: self.status,
            title: &format!("Sign in at {}", self.provider.name),
            body,
            callback: Some(&self.request.callback),
            headers: vec![self.csrf.cookie()],
        })
    }

    fn choice(&self) -> String {
        let users = &self.provider.users;
        if users.is_empty() {
            return "<p>The scenario names no user here: add <code>[[identity_provider.user]]</code>.</p>"
                .to_owned();
        }
        let hinted = self.request.login_hint.as_deref();
        let picked = users
            .iter()
            .position(|user| Some(user.name_id.as_str()) == hinted)
            .unwrap_or_default();
        let options: Vec<String> = users
            .iter()
            .enumerate()
            .map(|(at, user)| {
                format!(
                    r#"<label><input type="radio" name="{NAME_ID}" value="{name_id}"{checked}><span>{name_id}</span></label>
"#,
                    name_id = escaped(&user.name_id),
                    checked = if at == picked { " checked autofocus" } else { "" },
                )
            })
            .collect();
        format!(
            r#"{}<fieldset>
<legend>Who are you?</legend>
{options}</fieldset>
<button class="main" id="sign-in">Sign in</button>
</form>
"#,
            form::begin(paths::PROVIDER, self.request, &self.csrf),
            options = options.concat()
        )
    }
}
