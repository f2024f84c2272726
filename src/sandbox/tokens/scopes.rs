//! Scopes: what a sign-in by managed login covers (Amazon Cognito Developer Guide, "Scopes, M2M, and resource servers").

/// The scope without which there is no ID token.
pub(in crate::sandbox) const OPENID: &str = "openid";
/// The scope of the user pool's own API, the only one of tokens that this API gave.
pub(in crate::sandbox) const ADMIN: &str = "aws.cognito.signin.user.admin";

/// The scopes that a sign-in was granted, in the order asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) struct Scopes(Vec<String>);

impl Scopes {
    /// Takes scopes as they are.
    pub(in crate::sandbox) fn new(scopes: Vec<String>) -> Self {
        Self(scopes)
    }

    /// Reads a claim or parameter, in which spaces stand between scopes (RFC 6749, 3.3).
    pub(in crate::sandbox) fn parse(text: &str) -> Self {
        let mut scopes: Vec<String> = Vec::new();
        for scope in text.split(' ').filter(|scope| !scope.is_empty()) {
            if !scopes.iter().any(|known| known == scope) {
                scopes.push(scope.to_owned());
            }
        }
        Self(scopes)
    }

    /// Returns the scopes one after another.
    pub(in crate::sandbox) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns whether a scope is among them.
    pub(in crate::sandbox) fn have(&self, scope: &str) -> bool {
        self.iter().any(|granted| granted == scope)
    }

    /// Returns them as a claim or parameter.
    pub(in crate::sandbox) fn text(&self) -> String {
        self.0.join(" ")
    }

    /// Returns whether they show an attribute of the user: `openid` alone and `profile` show all, others their own.
    pub(in crate::sandbox) fn show(&self, attribute: &str) -> bool {
        let is_openid_alone = !["email", "phone", "profile"]
            .iter()
            .any(|scope| self.have(scope));
        self.have(OPENID)
            && match attribute {
                "email" | "email_verified" if self.have("email") => true,
                "phone_number" | "phone_number_verified" if self.have("phone") => true,
                // Says who the user is rather than something about them.
                "identities" => true,
                _ => is_openid_alone || self.have("profile"),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_once_each_and_written_back() {
        let scopes = Scopes::parse("  openid email openid ");
        assert_eq!(scopes.text(), "openid email");
        assert!(scopes.have("email") && !scopes.have("emai"));
        assert_eq!(Scopes::parse("").text(), "");
    }

    #[test]
    fn each_scope_shows_its_attributes_and_openid_alone_shows_all() {
        for (scopes, email, phone, name) in [
            ("openid", true, true, true),
            ("openid aws.cognito.signin.user.admin", true, true, true),
            ("openid email", true, false, false),
            ("openid phone", false, true, false),
            ("openid profile", true, true, true),
            ("aws.cognito.signin.user.admin", false, false, false),
        ] {
            let granted = Scopes::parse(scopes);
            assert_eq!(granted.show("email"), email, "{scopes}");
            assert_eq!(granted.show("phone_number_verified"), phone, "{scopes}");
            assert_eq!(granted.show("custom:team"), name, "{scopes}");
        }
    }
}
