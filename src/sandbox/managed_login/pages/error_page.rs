//! `/error`: the page on which the browser stays when no callback can be told what is wrong.

use super::html::{Page, escaped};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::managed_login::parameters::Parameters;
use crate::sandbox::world::World;

/// Shows the page.
pub(in crate::sandbox::managed_login) fn show(world: &World, received: &Received<'_>) -> Answer {
    let parameters = Parameters::of_query(received);
    let error = parameters.get("error").unwrap_or("invalid_request");
    let client = &world.scenario.client;
    let is_ours = parameters.get("client_id") == Some(client.id.as_str());
    let explanation = match error {
        "redirect_mismatch" if is_ours => {
            let registered = &client.managed_login;
            format!(
                "<p>The request names a URL that app client <code>{}</code> has not registered. They are compared letter for letter.</p>\n{}{}",
                escaped(&client.id),
                list("Callback URLs", &registered.callback_urls),
                list("Sign-out URLs", &registered.logout_urls)
            )
        }
        "redirect_mismatch" => format!(
            "<p>There is no app client <code>{}</code>.</p>\n",
            escaped(parameters.get("client_id").unwrap_or_default())
        ),
        _ => "<p>The request cannot be read, or something is missing in it.</p>\n".to_owned(),
    };
    Answer::from(Page {
        status: 400,
        title: "An error was encountered with the requested page",
        body: format!(
            "<p class=\"alert\" id=\"alert\" role=\"alert\">{}</p>\n{explanation}",
            escaped(error)
        ),
        callback: None,
        headers: Vec::new(),
    })
}

fn list(heading: &str, urls: &[String]) -> String {
    let items: Vec<String> = urls
        .iter()
        .map(|url| format!("<li><code>{}</code></li>\n", escaped(url)))
        .collect();
    format!("<h2>{heading}</h2>\n<ul>\n{}</ul>\n", items.concat())
}
