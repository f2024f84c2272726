//! The page where a user types their name and password, or chooses another provider.

use url::form_urlencoded;

use super::form;
use super::html::{Page, alert, escaped};
use crate::sandbox::exchange::Answer;
use crate::sandbox::managed_login::csrf::CsrfToken;
use crate::sandbox::managed_login::paths;
use crate::sandbox::managed_login::request::AuthorizationRequest;
use crate::sandbox::scenario::{COGNITO, ManagedLogin};

/// The name of the form's field for the user name.
pub(in crate::sandbox::managed_login) const USERNAME: &str = "username";
/// The name of the form's field for the password.
pub(in crate::sandbox::managed_login) const PASSWORD: &str = "password";
/// The name of the button of who goes on with the sign-in there is.
pub(in crate::sandbox::managed_login) const CONTINUE: &str = "continue";

/// What the page shows.
pub(in crate::sandbox::managed_login) struct SignInPage<'a> {
    /// The request that is answered by it.
    pub(in crate::sandbox::managed_login) request: &'a AuthorizationRequest,
    /// What the client allows.
    pub(in crate::sandbox::managed_login) client: &'a ManagedLogin,
    /// The token of the browser.
    pub(in crate::sandbox::managed_login) csrf: CsrfToken,
    /// The HTTP status.
    pub(in crate::sandbox::managed_login) status: u16,
    /// What went wrong before.
    pub(in crate::sandbox::managed_login) message: Option<&'a str>,
    /// What stands in the field of the user name.
    pub(in crate::sandbox::managed_login) username: &'a str,
    /// Whom the page offers to go on as.
    pub(in crate::sandbox::managed_login) signed_in_as: Option<&'a str>,
}

impl SignInPage<'_> {
    /// Returns the page.
    pub(in crate::sandbox::managed_login) fn answer(&self) -> Answer {
        let ways: Vec<String> = [self.going_on(), self.form(), self.other_providers()]
            .into_iter()
            .flatten()
            .collect();
        Answer::from(Page {
            status: self.status,
            title: "Sign in",
            body: format!(
                "{}{}{}",
                alert(self.message),
                ways.join("<p class=\"or\">or</p>\n"),
                form::cancel_link(self.request)
            ),
            callback: Some(&self.request.callback),
            headers: vec![self.csrf.cookie()],
        })
    }

    fn going_on(&self) -> Option<String> {
        Some(format!(
            r#"{}<button class="main" id="continue" name="{CONTINUE}" value="yes" autofocus>Continue as {}</button>
</form>
"#,
            form::begin(paths::LOGIN, self.request, &self.csrf),
            escaped(self.signed_in_as?)
        ))
    }

    fn form(&self) -> Option<String> {
        if !self
            .client
            .identity_providers
            .iter()
            .any(|name| name == COGNITO)
        {
            return None;
        }
        let complaint = match self.message {
            Some(_) => r#" aria-describedby="alert""#,
            None => "",
        };
        let (at_name, at_password) = match (self.signed_in_as, self.username) {
            (Some(_), _) => ("", ""),
            (None, "") => (" autofocus", ""),
            (None, _) => ("", " autofocus"),
        };
        Some(format!(
            r#"{begin}<label for="username">User name</label>
<input type="text" id="username" name="{USERNAME}" value="{username}" autocomplete="username" autocapitalize="none" spellcheck="false" required{complaint}{at_name}>
<label for="password">Password</label>
<input type="password" id="password" name="{PASSWORD}" autocomplete="current-password" required{complaint}{at_password}>
<button class="main" id="sign-in">Sign in</button>
</form>
"#,
            begin = form::begin(paths::LOGIN, self.request, &self.csrf),
            username = escaped(self.username),
        ))
    }

    fn other_providers(&self) -> Option<String> {
        if self.request.provider.is_some() {
            return None;
        }
        let others = self.client.identity_providers.iter();
        let links: String = others
            .filter(|name| *name != COGNITO)
            .map(|name| self.link_to(name))
            .collect();
        (!links.is_empty()).then_some(links)
    }

    fn link_to(&self, provider: &str) -> String {
        let query = form_urlencoded::Serializer::new(self.request.query.clone())
            .append_pair("identity_provider", provider)
            .finish();
        format!(
            "<a class=\"button\" href=\"{}\">Sign in with {}</a>\n",
            escaped(&format!("{}?{query}", paths::PROVIDER)),
            escaped(provider)
        )
    }
}
