"""What sigcall says to Cognito in each flow, as a witness in between hears it: which steps, signed by nobody, and the
password in no step but those that cannot do without."""

import base64
import json
import re
from dataclasses import dataclass, field

import pytest

from support import authenticator, scenario
from support.pools import user_pool
from support.sandbox import sandbox
from support.sigcall import Sigcall
from support.terminal import ended, terminal
from support.wire import steps, told
from support.witness import witness

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = "123456"
CHOSEN = "Chosen-Password-2"
TWINS = {
    "tim": ["tim2"],
    "mia": ["mia2"],
    "seth": ["seth2"],
    "nina": ["nina2"],
    "rita": ["rita2"],
    "faye": ["faye2"],
    "dora": ["dora2", "dora3"],
}
CHANGES = {
    "dora2": {"device_tracking": "opt-in"},
    "dora3": {"mfa": ["totp"], "totp_secret": SECRET},
    "nina2": {"attributes": {"name": "Nina"}},
}
# Tokens so brief that each is renewed before it is used.
BRIEF = {"id_token_seconds": 60, "access_token_seconds": 60}

SRP = ["InitiateAuth USER_SRP_AUTH", "RespondToAuthChallenge PASSWORD_VERIFIER"]
ROLE = ["GetId", "GetCredentialsForIdentity"]
# Whoever has signed in before is known to the identity pool.
ROLE_AGAIN = ["GetCredentialsForIdentity"]
DEVICE = ["RespondToAuthChallenge DEVICE_SRP_AUTH", "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER"]


def answers(*challenges):
    """Returns the steps that answer these challenges."""
    return [f"RespondToAuthChallenge {challenge}" for challenge in challenges]


@dataclass(frozen=True)
class Flow:
    """A sign-in without a terminal: what is typed, and what must be heard, and where the password may be."""

    user: str
    words: tuple
    heard: list
    in_clear: list = field(default_factory=list)
    has_password: bool = True
    variables: dict = field(default_factory=dict)
    stdin: str = ""


MFA_CODE = ("--mfa-code", CODE)
USER_AUTH = ("--flow", "user-auth")
ANSWERS = ("--flow", "custom", "--answer", "ANSWER=Rex", "--answer", "ANSWER=blue")
CUSTOM = answers("CUSTOM_CHALLENGE", "CUSTOM_CHALLENGE")
FLOWS = {
    "srp": Flow("faye", (), [*SRP, *ROLE]),
    "password": Flow(
        "faye",
        ("--flow", "password"),
        ["InitiateAuth USER_PASSWORD_AUTH", *ROLE],
        in_clear=["InitiateAuth USER_PASSWORD_AUTH"],
    ),
    "srp, then SMS": Flow("sam", MFA_CODE, [*SRP, *answers("SMS_MFA"), *ROLE]),
    "password, then SMS": Flow(
        "sam",
        ("--flow", "password", *MFA_CODE),
        ["InitiateAuth USER_PASSWORD_AUTH", *answers("SMS_MFA"), *ROLE],
        in_clear=["InitiateAuth USER_PASSWORD_AUTH"],
    ),
    "srp, then an app": Flow(
        "tim",
        (),
        [*SRP, *answers("SOFTWARE_TOKEN_MFA"), *ROLE],
        variables={"SIGCALL_TOTP_SECRET": SECRET},
    ),
    "srp, then e-mail": Flow("emma", MFA_CODE, [*SRP, *answers("EMAIL_OTP"), *ROLE]),
    "srp, then a choice of SMS": Flow(
        "mia", ("--mfa", "sms", *MFA_CODE), [*SRP, *answers("SELECT_MFA_TYPE", "SMS_MFA"), *ROLE]
    ),
    "srp, then a choice of an app": Flow(
        "mia2",
        ("--mfa", "totp"),
        [*SRP, *answers("SELECT_MFA_TYPE", "SOFTWARE_TOKEN_MFA"), *ROLE],
        variables={"SIGCALL_TOTP_SECRET": SECRET},
    ),
    "custom": Flow("cleo", ANSWERS, ["InitiateAuth CUSTOM_AUTH", *CUSTOM, *ROLE], has_password=False),
    "custom with srp": Flow(
        "cleo", ANSWERS, ["InitiateAuth CUSTOM_AUTH", *answers("PASSWORD_VERIFIER"), *CUSTOM, *ROLE]
    ),
    "user-auth with srp": Flow("faye", USER_AUTH, ["InitiateAuth USER_AUTH", *answers("PASSWORD_VERIFIER"), *ROLE]),
    "user-auth with srp by name": Flow(
        "faye",
        (*USER_AUTH, "--first-factor", "password-srp"),
        ["InitiateAuth USER_AUTH", *answers("PASSWORD_VERIFIER"), *ROLE],
    ),
    "user-auth with a password in clear": Flow(
        "faye",
        (*USER_AUTH, "--first-factor", "password"),
        ["InitiateAuth USER_AUTH", *ROLE],
        in_clear=["InitiateAuth USER_AUTH"],
    ),
    "user-auth with a code by e-mail": Flow(
        "faye",
        (*USER_AUTH, "--first-factor", "email-otp", *MFA_CODE),
        ["InitiateAuth USER_AUTH", *answers("EMAIL_OTP"), *ROLE],
    ),
    "user-auth with a code by SMS": Flow(
        "faye",
        (*USER_AUTH, "--first-factor", "sms-otp", *MFA_CODE),
        ["InitiateAuth USER_AUTH", *answers("SMS_OTP"), *ROLE],
    ),
    "user-auth, then an app": Flow(
        "tim2",
        USER_AUTH,
        ["InitiateAuth USER_AUTH", *answers("PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA"), *ROLE],
        variables={"SIGCALL_TOTP_SECRET": SECRET},
    ),
    "a new password": Flow(
        "nina2", ("--new-password-stdin",), [*SRP, *answers("NEW_PASSWORD_REQUIRED"), *ROLE], stdin=f"{CHOSEN}\n"
    ),
    "a new password and an attribute": Flow(
        "nina",
        ("--new-password-stdin", "--attribute", "name=Nina"),
        [*SRP, *answers("NEW_PASSWORD_REQUIRED"), *ROLE],
        stdin=f"{CHOSEN}\n",
    ),
}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with a user or more for each way to sign in, whose tokens are renewed at each use."""
    folder = tmp_path_factory.mktemp("sandbox")
    written = scenario.variant(folder, twins=TWINS, changes=CHANGES, client=BRIEF)
    with sandbox(binary, folder, "--scenario", written) as world:
        yield world


@pytest.fixture(scope="module")
def rotating(binary, tmp_path_factory):
    """The same, of an app client that rotates refresh tokens."""
    folder = tmp_path_factory.mktemp("rotating")
    written = scenario.variant(folder, client=BRIEF | {"refresh_token_rotation": True})
    with sandbox(binary, folder, "--scenario", written) as world:
        yield world


@pytest.fixture
def seen(world):
    """The witness, who must not hear an Authorization header from anybody."""
    with witness(world.url) as seen:
        yield seen
    assert not any("authorization" in exchange.headers for exchange in seen.exchanges)


@pytest.fixture
def sigcall(binary, home, world, seen):
    """Sigcall with the witness as its Cognito."""
    return Sigcall(binary, home, world.env | {"AWS_ENDPOINT_URL": seen.url})


def succeeds(outcome):
    """Says how a run ended that should have ended well."""
    assert outcome.status == 0, outcome.err
    return outcome


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_each_flow_takes_its_steps_and_no_other_and_keeps_the_password(sigcall, seen, world, flow):
    password = world.password(flow.user)
    variables = dict(flow.variables) | ({"SIGCALL_PASSWORD": password} if flow.has_password else {})
    succeeds(sigcall("login", flow.user, *flow.words, stdin=flow.stdin.encode(), **variables))
    assert steps(seen) == flow.heard
    assert told(seen, password) == flow.in_clear
    assert told(seen, SECRET) == []
    assert told(seen, CHOSEN) == [step for step in flow.heard if step.endswith("NEW_PASSWORD_REQUIRED")]


def test_a_code_that_is_not_asked_for_is_not_sent(sigcall, seen, world):
    succeeds(sigcall("login", "faye", *MFA_CODE, SIGCALL_PASSWORD=world.password("faye")))
    assert steps(seen) == [*SRP, *ROLE] and told(seen, CODE) == []


def test_a_wrong_password_is_proved_once_and_not_sent_either(sigcall, seen):
    refused = sigcall("login", "faye", SIGCALL_PASSWORD="Wrong-Password-9")
    assert refused.status == 3 and "Incorrect username or password" in refused.err
    assert steps(seen) == SRP and told(seen, "Wrong-Password-9") == []


def test_a_choice_of_an_srp_proof_at_the_terminal_follows_the_list(binary, home, world, seen):
    child = terminal(binary, home, world, "login", "faye", *USER_AUTH, AWS_ENDPOINT_URL=seen.url)
    child.expect_exact("Number (1 to 4) or name: ")
    child.sendline("PASSWORD_SRP")
    child.expect_exact("Password of faye: ")
    child.sendline(world.password("faye"))
    status, screen = ended(child)
    assert status == 0, screen
    assert steps(seen) == ["InitiateAuth USER_AUTH", *answers("SELECT_CHALLENGE", "PASSWORD_VERIFIER"), *ROLE]
    assert told(seen, world.password("faye")) == []


def test_an_app_is_set_up_at_the_terminal(binary, home, world, seen):
    password = world.password("seth")
    variables = {"AWS_ENDPOINT_URL": seen.url, "SIGCALL_PASSWORD": password}
    child = terminal(binary, home, world, "login", "seth", "--mfa", "totp", **variables)
    child.expect(r"Or type this secret: ([A-Z2-7]+)\r\n")
    secret = child.match[1]
    child.expect_exact("Code that the app shows: ")
    child.sendline(authenticator.wrong_code(secret))
    child.expect_exact("Code that the app shows: ")
    child.sendline(authenticator.code(secret))
    status, screen = ended(child)
    assert status == 0, screen
    assert steps(seen) == [
        *SRP,
        "AssociateSoftwareToken",
        "VerifySoftwareToken",
        "VerifySoftwareToken",
        *answers("MFA_SETUP"),
        *ROLE,
    ]
    assert told(seen, password) == [] and told(seen, secret) == []


def test_codes_by_e_mail_are_set_up_at_the_terminal(binary, home, world, seen):
    variables = {"AWS_ENDPOINT_URL": seen.url, "SIGCALL_PASSWORD": world.password("seth2")}
    child = terminal(binary, home, world, "login", "seth2", "--mfa", "email", **variables)
    child.expect_exact("E-mail address for codes: ")
    child.sendline("seth@example.com")
    child.expect_exact("Code sent by e-mail to s***@e***.com: ")
    child.sendline(CODE)
    status, screen = ended(child)
    assert status == 0, screen
    assert steps(seen) == [*SRP, *answers("MFA_SETUP", "EMAIL_OTP"), *ROLE]


def kept_texts(home):
    """Returns every text in what sigcall keeps."""
    return [text for file in home.rglob("*") if file.is_file() for text in re.findall(r'"([^"\\]+)"', file.read_text())]


def device_password(home):
    """Returns the one text kept that is forty bytes in Base64."""
    texts = {text for text in kept_texts(home) if re.fullmatch(r"[A-Za-z0-9+/]{54}==", text)}
    (password,) = (text for text in texts if len(base64.b64decode(text)) == 40)
    return password


@pytest.mark.parametrize(
    ("user", "remembering"), [("dora", ["ConfirmDevice"]), ("dora2", ["ConfirmDevice", "UpdateDeviceStatus"])]
)
def test_a_remembered_device_proves_its_password_and_keeps_it(sigcall, seen, world, home, user, remembering):
    password = {"SIGCALL_PASSWORD": world.password(user)}
    succeeds(sigcall("login", user, "--remember-device", *MFA_CODE, **password))
    assert steps(seen) == [*SRP, *answers("SMS_MFA"), *remembering, *ROLE]
    key = seen.last("ConfirmDevice").sent["DeviceKey"]
    secret = device_password(home)
    assert told(seen, secret) == [] and told(seen, password["SIGCALL_PASSWORD"]) == []

    seen.forget()
    succeeds(sigcall("login", user, **password))
    assert steps(seen) == [*SRP, *DEVICE, *ROLE_AGAIN]
    assert all(key in json.dumps(exchange.sent) for exchange in seen.exchanges[:4])
    assert told(seen, secret) == [] and told(seen, password["SIGCALL_PASSWORD"]) == []

    seen.forget()
    succeeds(sigcall("get", "/movies", "--auth", "access-token"))
    assert steps(seen) == ["GetTokensFromRefreshToken"]
    assert seen.last("GetTokensFromRefreshToken").sent["DeviceKey"] == key


def test_a_device_that_the_pool_forgot_is_dropped_and_the_second_factor_asked_for(sigcall, seen, world):
    password = {"SIGCALL_PASSWORD": world.password("dora3")}
    first = authenticator.code(SECRET)
    succeeds(sigcall("login", "dora3", "--remember-device", "--mfa-code", first, **password))
    confirmed = seen.last("ConfirmDevice").sent
    user_pool(world).forget_device(AccessToken=confirmed["AccessToken"], DeviceKey=confirmed["DeviceKey"])

    seen.forget()
    succeeds(sigcall("login", "dora3", "--mfa-code", authenticator.next_code(SECRET), **password))
    assert steps(seen) == [*SRP, *SRP, *answers("SOFTWARE_TOKEN_MFA"), *ROLE_AGAIN]
    assert "DEVICE_KEY" not in seen.last("RespondToAuthChallenge").sent["ChallengeResponses"]


def test_tokens_are_renewed_with_the_refresh_token_that_was_given_first(sigcall, seen, world):
    succeeds(sigcall("login", "faye", SIGCALL_PASSWORD=world.password("faye")))
    given = seen.last("RespondToAuthChallenge").answer["AuthenticationResult"]["RefreshToken"]
    for _ in range(2):
        seen.forget()
        succeeds(sigcall("get", "/shows", "--auth", "access-token"))
        assert steps(seen) == ["GetTokensFromRefreshToken"]
        renewal = seen.last("GetTokensFromRefreshToken")
        assert renewal.sent["RefreshToken"] == given
        assert "RefreshToken" not in renewal.answer["AuthenticationResult"]


def test_a_rotated_refresh_token_is_used_in_place_of_the_one_before(binary, home, rotating):
    with witness(rotating.url) as seen:
        sigcall = Sigcall(binary, home, rotating.env | {"AWS_ENDPOINT_URL": seen.url})
        succeeds(sigcall("login", "faye", SIGCALL_PASSWORD=rotating.password("faye")))
        newest = seen.last("RespondToAuthChallenge").answer["AuthenticationResult"]["RefreshToken"]
        for _ in range(3):
            seen.forget()
            succeeds(sigcall("get", "/shows", "--auth", "access-token"))
            assert steps(seen) == ["GetTokensFromRefreshToken"]
            renewal = seen.last("GetTokensFromRefreshToken")
            assert renewal.sent["RefreshToken"] == newest
            newest = renewal.answer["AuthenticationResult"]["RefreshToken"]
            assert newest in kept_texts(home)
        assert "authorization" not in renewal.headers


def test_a_forgotten_password_is_set_anew_at_the_terminal(binary, home, world, seen):
    child = terminal(binary, home, world, "password", "reset", "rita", AWS_ENDPOINT_URL=seen.url)
    child.expect(r"r\*\*\*@e\*\*\*\.com[^\r\n]*: ")
    child.sendline(CODE)
    child.expect_exact("New password of rita: ")
    child.sendline(CHOSEN)
    child.expect_exact("Again: ")
    child.sendline(CHOSEN)
    status, screen = ended(child)
    assert status == 0, screen
    assert steps(seen) == ["ForgotPassword", "ConfirmForgotPassword"]
    assert told(seen, CHOSEN) == ["ConfirmForgotPassword"]


def test_a_forgotten_password_is_set_anew_by_a_machine_in_two_runs(sigcall, seen):
    sent = sigcall("password", "reset", "rita2", SIGCALL_NEW_PASSWORD=CHOSEN)
    assert sent.status == 3 and "r***@e***.com" in sent.err
    succeeds(sigcall("password", "reset", "rita2", "--code", CODE, SIGCALL_NEW_PASSWORD=CHOSEN))
    assert steps(seen) == ["ForgotPassword", "ConfirmForgotPassword"]
    assert told(seen, CHOSEN) == ["ConfirmForgotPassword"]


def test_a_password_is_changed_with_both_in_one_step(sigcall, seen, world):
    old = world.password("faye2")
    succeeds(sigcall("login", "faye2", SIGCALL_PASSWORD=old))
    seen.forget()
    stdin = f"{old}\n{CHOSEN}\n".encode()
    succeeds(sigcall("password", "change", "--password-stdin", "--new-password-stdin", stdin=stdin))
    assert steps(seen)[-1] == "ChangePassword"
    assert told(seen, old) == told(seen, CHOSEN) == ["ChangePassword"]
    succeeds(sigcall("login", "faye2", SIGCALL_PASSWORD=CHOSEN))


def test_signing_out_revokes_and_tells_no_password(sigcall, seen, world):
    succeeds(sigcall("login", "faye", SIGCALL_PASSWORD=world.password("faye")))
    given = seen.last("RespondToAuthChallenge").answer["AuthenticationResult"]["RefreshToken"]
    seen.forget()
    succeeds(sigcall("logout"))
    assert steps(seen) == ["RevokeToken"] and told(seen, given) == ["RevokeToken"]
