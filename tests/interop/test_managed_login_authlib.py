"""Managed login as an app sees it: Authlib does authorization code + PKCE, refresh, userinfo, and revocation against it."""

import pytest
import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc6749.errors import MismatchingStateException, MissingCodeException
from authlib.oauth2.rfc6749.parameters import parse_authorization_code_response
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidClaimError
from joserfc.jwk import KeySet

from support import form
from support.sandbox import sandbox

CALLBACK = "http://localhost:8976/callback"
VERIFIER = "interop-verifier-of-more-than-forty-three-characters"
NONCE = "interop-nonce"
SECRET = "an-obviously-made-up-client-secret"
WITH_SECRET = f"""
[client]
secret = "{SECRET}"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
[api]
id = "sandbox001"
kind = "rest"
stage = "prod"
"""


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with its built-in scenario, whose app client is public."""
    with sandbox(binary, tmp_path_factory.mktemp("sandbox")) as world:
        yield world


@pytest.fixture(scope="module")
def world_with_secret(binary, tmp_path_factory):
    """A sandbox whose app client has a secret."""
    folder = tmp_path_factory.mktemp("sandbox")
    (folder / "scenario.toml").write_text(WITH_SECRET)
    with sandbox(binary, folder, "--scenario", folder / "scenario.toml") as world:
        yield world


def discovery(world):
    """Returns what the pool publishes about itself."""
    answer = requests.get(f"{world.url}/{world.user_pool_id}/.well-known/openid-configuration", timeout=10)
    return answer.json()


def app(world, scope="openid email", **options):
    """Returns Authlib's client of the app."""
    return OAuth2Session(
        world.client_id, scope=scope, redirect_uri=CALLBACK, code_challenge_method="S256", **options
    )


def come_back(world, client, user="alice", **parameters):
    """Signs a user in by the page and returns the address at which the browser comes back to the app."""
    url, _ = client.create_authorization_url(
        discovery(world)["authorization_endpoint"], code_verifier=VERIFIER, nonce=NONCE, **parameters
    )
    with requests.Session() as browser:
        page = browser.get(url, timeout=10)
        values = {"username": user, "password": world.password(user)} if user else {}
        return form.submit(browser, page, **values).headers["Location"]


def tokens(world, client, address, **changes):
    """Lets Authlib exchange the code in an address."""
    return client.fetch_token(
        discovery(world)["token_endpoint"], authorization_response=address, **{"code_verifier": VERIFIER, **changes}
    )


def verified(world, token, nonce=NONCE):
    """Returns the claims of the ID token once Authlib has verified it: signature, issuer, audience, nonce, at_hash."""
    published = discovery(world)
    keys = KeySet.import_key_set(requests.get(published["jwks_uri"], timeout=10).json())
    decoded = jwt.decode(token["id_token"], keys, algorithms=["RS256"])
    claims = CodeIDToken(
        decoded.claims,
        decoded.header,
        options={
            "iss": {"essential": True, "value": published["issuer"]},
            "aud": {"essential": True, "value": world.client_id},
            "at_hash": {"essential": True},
        },
        params={"nonce": nonce, "client_id": world.client_id, "access_token": token["access_token"]},
    )
    claims.validate()
    return claims


def test_code_and_pkce_give_tokens_that_verify(world):
    client = app(world)
    token = tokens(world, client, come_back(world, client))
    claims = verified(world, token)
    assert claims["cognito:username"] == "alice"
    assert set(claims["cognito:groups"]) == set(world.users["alice"]["groups"])
    with pytest.raises(InvalidClaimError, match="nonce"):
        verified(world, token, nonce="another")


def test_the_access_token_opens_userinfo(world):
    client = app(world)
    tokens(world, client, come_back(world, client))
    told = client.get(discovery(world)["userinfo_endpoint"]).json()
    assert told["username"] == "alice"
    assert told["sub"]


def test_a_users_company_stands_in_the_token(world):
    client = app(world)
    claims = verified(world, tokens(world, client, come_back(world, client, None, identity_provider="CorpSAML")))
    assert claims["cognito:username"] == "CorpSAML_dana@example.com"
    (identity,) = claims["identities"]
    assert (identity["providerName"], identity["userId"]) == ("CorpSAML", "dana@example.com")


def test_a_refresh_token_is_renewed_until_it_is_revoked(world):
    client = app(world)
    first = tokens(world, client, come_back(world, client))
    kept = first["refresh_token"]
    published = discovery(world)
    renewed = client.refresh_token(published["token_endpoint"], refresh_token=kept)
    assert renewed["access_token"] != first["access_token"]
    verified(world, renewed, nonce=None)
    answer = client.revoke_token(published["revocation_endpoint"], token=kept, token_type_hint="refresh_token")
    assert (answer.status_code, answer.content) == (200, b"")
    with pytest.raises(OAuthError, match="invalid_grant"):
        client.refresh_token(published["token_endpoint"], refresh_token=kept)


def test_a_code_is_good_once_and_a_second_try_ends_what_it_gave(world):
    client = app(world)
    address = come_back(world, client)
    kept = tokens(world, client, address)["refresh_token"]
    with pytest.raises(OAuthError, match="invalid_grant"):
        tokens(world, client, address)
    with pytest.raises(OAuthError, match="invalid_grant"):
        client.refresh_token(discovery(world)["token_endpoint"], refresh_token=kept)


def test_another_verifier_gets_nothing(world):
    client = app(world)
    with pytest.raises(OAuthError, match="invalid_grant"):
        tokens(world, client, come_back(world, client), code_verifier=VERIFIER[::-1])


def test_another_state_is_not_taken(world):
    client = app(world)
    address = come_back(world, client, state="of-another-request")
    with pytest.raises(MismatchingStateException):
        tokens(world, client, address, state="of-this-request")


def test_what_the_server_refuses_comes_to_the_app(world):
    client = app(world, scope="openid everything")
    url, _ = client.create_authorization_url(discovery(world)["authorization_endpoint"], code_verifier=VERIFIER)
    answer = requests.get(url, allow_redirects=False, timeout=10)
    with pytest.raises(MissingCodeException):
        parse_authorization_code_response(answer.headers["Location"])
    assert "error=invalid_scope" in answer.headers["Location"]


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_a_client_with_a_secret_shows_it_either_way(world_with_secret, method):
    world = world_with_secret
    client = app(world, client_secret=SECRET, token_endpoint_auth_method=method)
    assert method in discovery(world)["token_endpoint_auth_methods_supported"]
    assert verified(world, tokens(world, client, come_back(world, client)))["cognito:username"] == "alice"


@pytest.mark.parametrize(
    ("secret", "method"), [("wrong", "client_secret_basic"), ("wrong", "client_secret_post"), (None, "none")]
)
def test_a_client_that_cannot_show_its_secret_gets_nothing(world_with_secret, secret, method):
    world = world_with_secret
    client = app(world, client_secret=secret, token_endpoint_auth_method=method)
    with pytest.raises(OAuthError, match="invalid_client"):
        tokens(world, client, come_back(world, client))
