//! What the forms of all pages share: where they lead, their token, and the way out.

use super::html::escaped;
use crate::sandbox::managed_login::csrf::{self, CsrfToken};
use crate::sandbox::managed_login::request::AuthorizationRequest;

/// Returns the beginning of a form that goes on with a request at a path.
pub(super) fn begin(path: &str, request: &AuthorizationRequest, csrf: &CsrfToken) -> String {
    format!(
        r#"<form method="post" action="{}">
<input type="hidden" name="{}" value="{}">
"#,
        escaped(&format!("{path}?{}", request.query)),
        csrf::FIELD,
        csrf.text()
    )
}

/// Returns the link that takes the browser back without a code.
pub(super) fn cancel_link(request: &AuthorizationRequest) -> String {
    let url = request
        .callback
        .error_url("access_denied", "the user cancelled");
    format!(
        r#"<a class="plain" id="cancel" href="{}">Cancel</a>"#,
        escaped(&url)
    )
}
