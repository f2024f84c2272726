"""The sandbox judged by programs nobody here wrote: pycognito, amazon-cognito-identity-js, boto3, botocore, requests."""

import pytest
import requests
from botocore.exceptions import ClientError
from pycognito.aws_srp import AWSSRP
from pycognito.exceptions import ForceChangePasswordException

from support import node, signed_call
from support.paths import SCENARIOS
from support.pools import identity_pool, issuer, user_pool, verified
from support.sandbox import sandbox

NEWCOMERS = SCENARIOS / "newcomers.toml"
WRONG = "Wrong-Password-9"
TEMPORARY = "Temporary-Pass-1"
CHOSEN = "Chosen-Password-2"


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with its built-in scenario."""
    with sandbox(binary, tmp_path_factory.mktemp("sandbox")) as world:
        yield world


@pytest.fixture
def newcomers(binary, tmp_path):
    """A sandbox whose only user still has a temporary password."""
    with sandbox(binary, tmp_path, "--scenario", NEWCOMERS) as world:
        yield world


def srp(world, user, password):
    """Returns pycognito's SRP sign-in, not yet begun."""
    return AWSSRP(user, password, world.user_pool_id, world.client_id, client=user_pool(world))


def tokens(world, user):
    """Signs in by SRP with the right password."""
    return srp(world, user, world.password(user)).authenticate_user()["AuthenticationResult"]


def role_credentials(world, user):
    """Returns the role credentials of a user, by way of pycognito and boto3."""
    id_token = tokens(world, user)["IdToken"]
    provider = issuer(world).partition("://")[2]
    return signed_call.cognito_credentials(identity_pool(world), world.identity_pool_id, provider, id_token)


@pytest.mark.parametrize("user", ["alice", "bob", "carol"])
def test_pycognito_signs_in_and_its_tokens_verify(world, user):
    given = tokens(world, user)
    of_id, of_access = verified(world, given["IdToken"], given["AccessToken"])
    assert of_id["cognito:username"] == of_access["username"] == user
    assert set(of_id["cognito:groups"]) == set(world.users[user]["groups"])
    assert of_id["cognito:preferred_role"] in of_id["cognito:roles"]


def test_pycognito_with_a_wrong_password_is_refused(world):
    with pytest.raises(ClientError) as refused:
        srp(world, "alice", WRONG).authenticate_user()
    assert refused.value.response["Error"]["Code"] == "NotAuthorizedException"
    assert refused.value.response["Error"]["Message"] == "Incorrect username or password."


def test_pycognito_cannot_sign_in_as_another_user_with_his_own_password(world):
    with pytest.raises(ClientError) as refused:
        srp(world, "alice", world.password("bob")).authenticate_user()
    assert refused.value.response["Error"]["Code"] == "NotAuthorizedException"


def test_a_token_with_one_character_changed_does_not_verify(world):
    given = tokens(world, "alice")
    head, payload, signature = given["IdToken"].split(".")
    turned = "A" if signature[9] != "A" else "B"
    forged = ".".join((head, payload, signature[:9] + turned + signature[10:]))
    with pytest.raises(Exception, match="could not be verified"):
        verified(world, forged, given["AccessToken"])


def test_the_browser_library_signs_in(world, home):
    said = node.sign_in(home, world.url, world.user_pool_id, world.client_id, "alice", world.password("alice"))
    assert said["outcome"] == "tokens", said
    of_id, _ = verified(world, said["idToken"], said["accessToken"])
    assert of_id["cognito:username"] == "alice"


def test_the_browser_library_with_a_wrong_password_is_refused(world, home):
    said = node.sign_in(home, world.url, world.user_pool_id, world.client_id, "alice", WRONG)
    assert (said["outcome"], said["code"]) == ("refused", "NotAuthorizedException")


@pytest.mark.parametrize(
    ("user", "method", "status"),
    [("alice", "GET", 200), ("alice", "POST", 200), ("bob", "GET", 200), ("bob", "POST", 403)],
)
def test_the_role_decides_what_botocore_may_call(world, user, method, status):
    body = b'{"message":"hi"}' if method == "POST" else b""
    answer = signed_call.call(method, f"{world.api_url}/test", role_credentials(world, user), world.region, body)
    assert answer.status_code == status, answer.text
    if status == 403:
        assert answer.headers["x-amzn-errortype"] == "AccessDeniedException"
        assert "is not authorized to perform: execute-api:Invoke on resource" in answer.text


def test_an_unsigned_call_is_refused(world):
    answer = requests.get(f"{world.api_url}/test", timeout=10)
    assert (answer.status_code, answer.json()) == (403, {"message": "Missing Authentication Token"})


def test_a_tampered_signature_is_refused(world):
    url, credentials = f"{world.api_url}/test", role_credentials(world, "alice")
    headers = signed_call.signed_headers("GET", url, b"", credentials, world.region)
    start, _, signature = headers["Authorization"].rpartition("=")
    headers["Authorization"] = f"{start}={signature[:-1]}{'0' if signature[-1] != '0' else '1'}"
    answer = requests.get(url, headers=headers, timeout=10)
    assert (answer.status_code, answer.headers["x-amzn-errortype"]) == (403, "InvalidSignatureException")


def test_a_body_changed_after_signing_is_refused(world):
    url, credentials = f"{world.api_url}/test", role_credentials(world, "alice")
    headers = signed_call.signed_headers("POST", url, b'{"n":1}', credentials, world.region)
    answer = requests.post(url, data=b'{"n":2}', headers=headers, timeout=10)
    assert answer.status_code == 403, answer.text


def test_a_call_without_its_session_token_is_refused(world):
    url, credentials = f"{world.api_url}/test", role_credentials(world, "alice")
    credentials.token = None
    answer = signed_call.call("GET", url, credentials, world.region)
    assert answer.status_code == 403, answer.text
    assert answer.json() == {"message": "The security token included in the request is invalid."}


def test_the_identity_pool_refuses_an_access_token(world):
    given = tokens(world, "alice")
    with pytest.raises(ClientError) as refused:
        identity_pool(world).get_id(
            IdentityPoolId=world.identity_pool_id, Logins={issuer(world).partition("://")[2]: given["AccessToken"]}
        )
    assert refused.value.response["Error"]["Code"] == "NotAuthorizedException"


def test_pycognito_answers_the_demand_for_a_new_password(newcomers):
    with pytest.raises(ForceChangePasswordException):
        srp(newcomers, "nina", TEMPORARY).authenticate_user()
    answer = srp(newcomers, "nina", TEMPORARY).set_new_password_challenge(CHOSEN)
    verified(newcomers, answer["AuthenticationResult"]["IdToken"], answer["AuthenticationResult"]["AccessToken"])
    srp(newcomers, "nina", CHOSEN).authenticate_user()
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        srp(newcomers, "nina", TEMPORARY).authenticate_user()


def test_the_browser_library_answers_the_demand_for_a_new_password(newcomers, home):
    place = (home, newcomers.url, newcomers.user_pool_id, newcomers.client_id)
    assert node.sign_in(*place, "nina", TEMPORARY)["outcome"] == "new-password-required"
    said = node.sign_in(*place, "nina", TEMPORARY, CHOSEN)
    assert (said["outcome"], said["askedForNewPassword"]) == ("tokens", True), said
    again = node.sign_in(*place, "nina", CHOSEN)
    assert (again["outcome"], again["askedForNewPassword"]) == ("tokens", False), again
