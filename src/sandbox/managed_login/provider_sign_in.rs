//! `/saml2/signin`: the way through an identity provider, which a page of the sandbox stands in for.

use super::completion;
use super::csrf::CsrfToken;
use super::pages::{NAME_ID, ProviderPage};
use super::parameters::Parameters;
use super::request::AuthorizationRequest;
use super::sign_in::STALE;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::IdentityProvider;
use crate::sandbox::world::World;

/// Shows the page.
pub(super) fn show(world: &World, received: &Received<'_>) -> Answer {
    match begun(world, received) {
        Ok((request, provider)) => page(received, &request, provider).answer(),
        Err(answer) => answer,
    }
}

/// Believes the form.
pub(super) fn submit(world: &World, received: &Received<'_>) -> Answer {
    let (request, provider) = match begun(world, received) {
        Ok(begun) => begun,
        Err(answer) => return answer,
    };
    let form = Parameters::of_form(received).unwrap_or_default();
    if !CsrfToken::is_in(received, &form) {
        return ProviderPage {
            status: 403,
            message: Some(STALE),
            ..page(received, &request, provider)
        }
        .answer();
    }
    let picked = form.get(NAME_ID);
    let mut users = provider.users.iter();
    match users.find(|user| Some(user.name_id.as_str()) == picked) {
        Some(federated) => {
            completion::signed_in(world, &request, &federated.user.name, &provider.name)
        }
        None => ProviderPage {
            message: Some("There is no such user here."),
            ..page(received, &request, provider)
        }
        .answer(),
    }
}

fn begun<'a>(
    world: &'a World,
    received: &Received<'_>,
) -> Result<(AuthorizationRequest, &'a IdentityProvider), Answer> {
    let request = AuthorizationRequest::read(&world.scenario, received)?;
    let supported = &world.scenario.client.managed_login.identity_providers;
    let only = match &supported[..] {
        [only] => Some(only),
        _ => None,
    };
    let name = request.provider.as_ref().or(only);
    let mut providers = world.scenario.identity_providers.iter();
    match providers.find(|provider| Some(&provider.name) == name) {
        Some(provider) => Ok((request, provider)),
        None => Err(request.begin_again()),
    }
}

fn page<'a>(
    received: &Received<'_>,
    request: &'a AuthorizationRequest,
    provider: &'a IdentityProvider,
) -> ProviderPage<'a> {
    ProviderPage {
        request,
        provider,
        csrf: CsrfToken::of(received),
        status: 200,
        message: None,
    }
}

#[cfg(test)]
#[path = "provider_sign_in_tests.rs"]
mod tests;
