"""Sigcall against ministack, a Cognito, IAM, and API Gateway nobody here wrote: it checks SRP, signatures, and policies."""

import pytest
from botocore.exceptions import ClientError

from support.ministack import ministack
from support.ministack_account import ROLE, AccountMaker
from support.odd_requests import PATHS, QUERIES
from support.paths import LEFT_BEHIND
from support.sigcall import Sigcall
from support.transcript import Transcript
from support.witness import witness

PASSWORD = "Correct-Horse-1"
WRONG = "Wrong-Password-9"
TEMPORARY = "Temporary-Pass-1"
CHOSEN = "Chosen-Password-2"
SECRETS = (PASSWORD, WRONG, TEMPORARY, CHOSEN)
HELLO = b'{"message": "hello from the gateway"}'
# Ministack itself replaces such a byte before it checks the signature.
BEYOND_MINISTACK = "byte that is no UTF-8"


@pytest.fixture(scope="module")
def transcript():
    return Transcript(LEFT_BEHIND / "ministack-transcript.txt", "sigcall against ministack (AUTH=true), as run by tests/interop")


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    """An account of its own on a running ministack, whose policy allows GET and not POST."""
    with ministack(tmp_path_factory.mktemp("ministack")) as url:
        newcomers = {name: TEMPORARY for name in ("nina", "noah", "nora")}
        yield AccountMaker(url).make(users={"alice": PASSWORD}, newcomers=newcomers)


@pytest.fixture
def cognito(account):
    """Ministack as Cognito, with a witness in between."""
    with witness(account.url) as seen:
        yield seen


@pytest.fixture
def sigcall(request, binary, home, account, cognito, transcript):
    """Sigcall with variables alone, its runs written into the transcript and searched for secrets."""
    transcript.section(request.node.name.removeprefix("test_").replace("_", " "))

    def observe(words, remark, outcome):
        transcript.command(words, remark, outcome)
        everything = outcome.out.decode(errors="replace") + outcome.err
        assert not [secret for secret in (*SECRETS, account.client_secret) if secret in everything]

    variables = {
        "SIGCALL_USER_POOL_ID": account.user_pool_id,
        "SIGCALL_CLIENT_ID": account.client_id,
        "SIGCALL_IDENTITY_POOL_ID": account.identity_pool_id,
        "SIGCALL_API_URL": account.api_url,
        "SIGCALL_USERNAME": "alice",
        "AWS_ENDPOINT_URL": cognito.url,
    }
    return Sigcall(binary, home, variables, observe)


def status_line(outcome):
    """Returns the HTTP status that `-i` printed first."""
    return int(outcome.out.split(b"\r\n", 1)[0].split(b"\n", 1)[0].split(b" ")[1])


def test_srp_sign_in_then_get_is_allowed_and_post_is_not(sigcall, cognito):
    assert sigcall("login", "alice", SIGCALL_PASSWORD=PASSWORD).status == 0
    asked = cognito.operations()
    assert asked == ["InitiateAuth", "RespondToAuthChallenge", "GetId", "GetCredentialsForIdentity"]
    assert cognito.last("InitiateAuth").sent["AuthFlow"] == "USER_SRP_AUTH"

    allowed = sigcall("get", "/test", "-i")
    assert (allowed.status, status_line(allowed)) == (0, 200)
    assert allowed.out.endswith(HELLO)
    denied = sigcall("post", "/test", "--json", '{"message":"hi"}', "-i")
    assert (denied.status, status_line(denied)) == (4, 403)
    assert f"assumed-role/{ROLE}/CognitoIdentityCredentials is not authorized".encode() in denied.out
    assert cognito.operations() == asked, "a warm call asks nothing of Cognito"


def test_standard_output_holds_the_body_and_nothing_else(sigcall):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert sigcall("get", "/test").out == HELLO


def test_no_call_to_cognito_is_signed(sigcall, cognito):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert all("authorization" not in exchange.headers for exchange in cognito.exchanges)


def test_a_request_signs_in_by_itself_when_the_password_is_a_variable(sigcall):
    assert sigcall("get", "/test", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert sigcall("get", "/test", remark="the session is there now, no password needed").status == 0


def test_password_flow(sigcall, cognito):
    assert sigcall("login", "--flow", "password", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert cognito.last("InitiateAuth").sent["AuthFlow"] == "USER_PASSWORD_AUTH"
    assert sigcall("get", "/test").status == 0


def test_wrong_password_is_refused_and_leaves_no_session(sigcall):
    refused = sigcall("login", "alice", SIGCALL_PASSWORD=WRONG, remark="wrong password")
    assert refused.status == 3
    assert "error:" in refused.err and "hint:" in refused.err
    assert sigcall("get", "/test", "--no-input").status == 3


def test_unknown_user_is_refused(sigcall):
    assert sigcall("login", "nobody", SIGCALL_USERNAME="nobody", SIGCALL_PASSWORD=PASSWORD).status == 3


def test_unknown_client_is_a_matter_of_configuration(sigcall):
    assert sigcall("login", SIGCALL_CLIENT_ID="0unknown0client0", SIGCALL_PASSWORD=PASSWORD).status == 2


def test_client_with_a_secret_through_srp(sigcall, account):
    secret = {"SIGCALL_CLIENT_ID": account.secret_client_id, "SIGCALL_CLIENT_SECRET": account.client_secret}
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD, **secret, remark="client with a secret").status == 0
    assert sigcall("get", "/test", **secret).status == 0


def test_wrong_client_secret_is_a_matter_of_configuration(sigcall, account):
    wrong = {"SIGCALL_CLIENT_ID": account.secret_client_id, "SIGCALL_CLIENT_SECRET": "wrong"}
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD, **wrong, remark="wrong client secret").status == 2


def test_temporary_password_is_replaced_during_srp_sign_in(sigcall, cognito):
    nina = {"SIGCALL_USERNAME": "nina"}
    first = sigcall("login", "nina", SIGCALL_PASSWORD=TEMPORARY, SIGCALL_NEW_PASSWORD=CHOSEN, **nina)
    assert first.status == 0, first.err
    challenges = [exchange.sent["ChallengeName"] for exchange in cognito.exchanges if "ChallengeName" in exchange.sent]
    assert challenges == ["PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED"]
    assert sigcall("get", "/test", **nina).status == 0
    assert sigcall("logout", **nina).status == 0
    assert sigcall("login", "nina", SIGCALL_PASSWORD=CHOSEN, **nina, remark="the new password").status == 0


def test_new_password_from_standard_input(sigcall):
    answers = f"{TEMPORARY}\n{CHOSEN}\n".encode()
    signed_in = sigcall(
        "login", "noah", "--password-stdin", "--new-password-stdin", stdin=answers, SIGCALL_USERNAME="noah"
    )
    assert signed_in.status == 0, signed_in.err


def test_a_new_password_that_nobody_can_be_asked_for(sigcall):
    unanswered = sigcall("login", "nora", "--no-input", SIGCALL_USERNAME="nora", SIGCALL_PASSWORD=TEMPORARY)
    assert unanswered.status == 3
    assert "SIGCALL_NEW_PASSWORD" in unanswered.err


def test_a_role_that_is_not_offered(sigcall):
    assert sigcall("login", "--role", "TestApiFullAccess", SIGCALL_PASSWORD=PASSWORD).status == 3


def test_bearer_route_takes_the_id_token_and_refuses_none(sigcall):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert sigcall("get", "/bearer", "--auth", "id-token").status == 0
    refused = sigcall("get", "/bearer", "--auth", "none", "-i")
    assert (refused.status, status_line(refused)) == (4, 401)


def test_unsigned_call_is_refused(sigcall):
    refused = sigcall("get", "/test", "--auth", "none", "-i")
    assert (refused.status, status_line(refused)) == (4, 403)


def test_token_near_its_end_is_refreshed(sigcall, account, cognito):
    brief = {"SIGCALL_CLIENT_ID": account.brief_client_id}
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD, **brief, remark="tokens of one minute").status == 0
    cognito.forget()
    assert sigcall("get", "/bearer", "--auth", "id-token", **brief).status == 0
    assert cognito.operations() == ["GetTokensFromRefreshToken"]


def test_logout_revokes_the_refresh_token_and_ends_the_session(sigcall, account, cognito):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    token = cognito.last("RespondToAuthChallenge").answer["AuthenticationResult"]["RefreshToken"]
    assert sigcall("logout").status == 0
    assert cognito.last("RevokeToken").sent["Token"] == token
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        AccountMaker(account.url).client("cognito-idp").get_tokens_from_refresh_token(
            RefreshToken=token, ClientId=account.client_id
        )
    assert sigcall("get", "/test", "--no-input").status == 3
    assert sigcall("logout", remark="with nobody signed in").status == 0


def test_global_logout_signs_out_everywhere(sigcall, cognito):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    assert sigcall("logout", "--global").status == 0
    assert cognito.last("GlobalSignOut").status == 200


def test_ministack_accepts_the_signatures_of_odd_requests(sigcall, account):
    assert sigcall("login", SIGCALL_PASSWORD=PASSWORD).status == 0
    refused = {}
    for base, requests in ((f"{account.api_url}/test", PATHS), (account.api_url, QUERIES)):
        for name, odd in requests.items():
            if name != BEYOND_MINISTACK or requests is PATHS:
                outcome = sigcall(*odd.words, SIGCALL_API_URL=base)
                if b"signature" in outcome.out:
                    refused[name] = outcome.out.decode()
    assert not refused
