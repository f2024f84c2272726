"""aws-amplify 6, unmodified, goes through the sign-ins that the sandbox plays, and ends up as the same user as sigcall."""

import pytest
import requests
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from support import authenticator, scenario, signed_call
from support.node_program import node_program
from support.pools import user_pool, verified
from support.sandbox import sandbox
from support.sigcall import Sigcall
from support.witness import witness

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = "123456"
WRONG_CODE = "654321"
CHOSEN = "Chosen-Password-2"
TWINS = {
    "tim": ["tim2"],
    "mia": ["mia2"],
    "seth": ["seth2"],
    "cleo": ["cleo2"],
    "faye": ["faye2", "faye3"],
    "dora": ["dora2"],
}
THREE_FACTORS = {
    "mfa": ["totp", "sms", "email"],
    "attributes": {"name": "Mia", "email": "mia@example.com", "phone_number": "+15555558888"},
}
CHANGES = {"dora": {"device_tracking": "opt-in"}, "mia": THREE_FACTORS, "mia2": THREE_FACTORS}
DONE = {"signInStep": "DONE"}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with a user or more for each way to sign in."""
    folder = tmp_path_factory.mktemp("sandbox")
    with sandbox(binary, folder, "--scenario", scenario.variant(folder, twins=TWINS, changes=CHANGES)) as world:
        yield world


@pytest.fixture(scope="module")
def cognito(world):
    """The sandbox as Cognito, with a witness in between."""
    with witness(world.url) as seen:
        yield seen


@pytest.fixture(scope="module")
def program(world, cognito, tmp_path_factory):
    """Amplify in a process that serves every test."""
    words = (cognito.url, world.user_pool_id, world.client_id, world.identity_pool_id)
    with node_program("amplify.cjs", tmp_path_factory.mktemp("home"), *words) as running:
        yield running


@pytest.fixture
def amplify(program, cognito):
    """Amplify with nobody signed in, and a witness who saw nothing yet."""
    program("signOut")
    cognito.forget()
    return Amplify(program)


class Amplify:
    """Amplify's calls, and what an app would go by."""

    def __init__(self, program):
        self._program = program

    def __call__(self, call, *arguments):
        """Makes a call that must succeed and returns its value."""
        told = self._program(call, *arguments)
        assert "error" not in told, told
        return told["value"]

    def refused(self, call, *arguments):
        """Makes a call that must fail and returns the error's name."""
        return self._program(call, *arguments)["error"]

    def sign_in(self, username, password=None, **options):
        """Begins a sign-in and returns its next step."""
        named = {"username": username, "options": options}
        return self("signIn", named | ({"password": password} if password else {}))["nextStep"]

    def answer(self, text, **options):
        """Answers the present step and returns the next one."""
        return self("confirmSignIn", {"challengeResponse": text, "options": options})["nextStep"]

    def signed_in(self, world):
        """Returns the claims of the ID token of who is signed in, once pycognito has verified it."""
        tokens = self("fetchAuthSession")["tokens"]
        of_id, of_access = verified(world, tokens["idToken"], tokens["accessToken"])
        assert self("getCurrentUser")["username"] == of_access["username"] == of_id["cognito:username"]
        return of_id


def test_an_app_is_set_up_in_the_middle_of_a_sign_in_and_asked_for_from_then_on(amplify, world):
    step = amplify.sign_in("seth", world.password("seth"))
    assert step["signInStep"] == "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION"
    assert step["allowedMFATypes"] == ["TOTP", "EMAIL"]
    told = amplify("confirmSignIn", {"challengeResponse": "TOTP"})
    assert told["nextStep"]["signInStep"] == "CONTINUE_SIGN_IN_WITH_TOTP_SETUP"
    secret = told["totp"]["secret"]
    assert f"secret={secret}" in told["totp"]["uri"]
    wrong = {"challengeResponse": authenticator.wrong_code(secret)}
    assert amplify.refused("confirmSignIn", wrong) == "EnableSoftwareTokenMFAException"
    assert amplify.answer(authenticator.code(secret), friendlyDeviceName="a phone") == DONE
    assert amplify.signed_in(world)["cognito:username"] == "seth"
    amplify("signOut")
    assert amplify.sign_in("seth", world.password("seth"))["signInStep"] == "CONFIRM_SIGN_IN_WITH_TOTP_CODE"
    assert amplify.answer(authenticator.next_code(secret)) == DONE


def test_codes_by_e_mail_are_set_up_in_the_middle_of_a_sign_in(amplify, world):
    amplify.sign_in("seth2", world.password("seth2"))
    assert amplify.answer("EMAIL")["signInStep"] == "CONTINUE_SIGN_IN_WITH_EMAIL_SETUP"
    step = amplify.answer("seth@example.com")
    assert step["signInStep"] == "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"
    assert step["codeDeliveryDetails"] == {"deliveryMedium": "EMAIL", "destination": "s***@e***.com"}
    assert amplify.answer(CODE) == DONE
    assert amplify.signed_in(world)["cognito:username"] == "seth2"


def test_the_code_of_an_authenticator_app_completes_the_sign_in(amplify, world):
    assert amplify.sign_in("tim", world.password("tim"))["signInStep"] == "CONFIRM_SIGN_IN_WITH_TOTP_CODE"
    wrong = {"challengeResponse": authenticator.wrong_code(SECRET)}
    assert amplify.refused("confirmSignIn", wrong) == "CodeMismatchException"
    assert amplify.answer(authenticator.code(SECRET)) == DONE
    assert amplify.signed_in(world)["cognito:username"] == "tim"


@pytest.mark.parametrize(
    ("user", "choice", "step", "code"),
    [
        ("mia", "SMS", "CONFIRM_SIGN_IN_WITH_SMS_CODE", CODE),
        ("mia2", "TOTP", "CONFIRM_SIGN_IN_WITH_TOTP_CODE", None),
        ("mia", "EMAIL", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE", CODE),
    ],
)
def test_who_has_several_second_factors_chooses(amplify, world, user, choice, step, code):
    asked = amplify.sign_in(user, world.password(user))
    assert asked["signInStep"] == "CONTINUE_SIGN_IN_WITH_MFA_SELECTION"
    assert asked["allowedMFATypes"] == ["TOTP", "SMS", "EMAIL"]
    assert amplify.answer(choice)["signInStep"] == step
    assert amplify.answer(code or authenticator.code(SECRET)) == DONE
    assert amplify.signed_in(world)["cognito:username"] == user


def test_a_code_by_e_mail_completes_the_sign_in(amplify, world):
    step = amplify.sign_in("emma", world.password("emma"))
    assert step["signInStep"] == "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"
    assert step["codeDeliveryDetails"] == {"deliveryMedium": "EMAIL", "destination": "e***@e***.com"}
    assert amplify.refused("confirmSignIn", {"challengeResponse": WRONG_CODE}) == "CodeMismatchException"
    assert amplify.answer(CODE) == DONE


@pytest.mark.parametrize("flow", ["CUSTOM_WITHOUT_SRP", "CUSTOM_WITH_SRP"])
def test_custom_questions_are_answered_one_after_another_with_and_without_a_password(amplify, world, flow):
    password = world.password("cleo") if flow == "CUSTOM_WITH_SRP" else None
    step = amplify.sign_in("cleo", password, authFlowType=flow)
    assert step["signInStep"] == "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE"
    assert step["additionalInfo"]["question"] == "What was your first pet called?"
    assert amplify.answer("Tom")["additionalInfo"]["hint"] == "a king"
    assert amplify.answer("Rex")["additionalInfo"]["question"] == "What is your favourite colour?"
    assert amplify.answer("blue") == DONE
    assert amplify.signed_in(world)["cognito:username"] == "cleo"


def test_a_third_wrong_answer_ends_a_custom_sign_in(amplify):
    amplify.sign_in("cleo2", authFlowType="CUSTOM_WITHOUT_SRP")
    for _ in range(2):
        assert amplify.answer("Tom")["signInStep"] == "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE"
    assert amplify.refused("confirmSignIn", {"challengeResponse": "Tom"}) == "NotAuthorizedException"


@pytest.mark.parametrize(
    ("choice", "step", "answer"),
    [
        ("EMAIL_OTP", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE", CODE),
        ("SMS_OTP", "CONFIRM_SIGN_IN_WITH_SMS_CODE", CODE),
        ("PASSWORD", "CONFIRM_SIGN_IN_WITH_PASSWORD", None),
        ("PASSWORD_SRP", "CONFIRM_SIGN_IN_WITH_PASSWORD", None),
    ],
)
def test_what_to_prove_first_is_chosen_from_what_is_offered(amplify, world, choice, step, answer):
    asked = amplify.sign_in("faye", authFlowType="USER_AUTH")
    assert asked["signInStep"] == "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION"
    assert set(asked["availableChallenges"]) == {"EMAIL_OTP", "SMS_OTP", "PASSWORD", "PASSWORD_SRP"}
    assert amplify.answer(choice)["signInStep"] == step
    assert amplify.answer(answer or world.password("faye")) == DONE
    assert amplify.signed_in(world)["cognito:username"] == "faye"


@pytest.mark.parametrize(
    ("preferred", "step"),
    [("EMAIL_OTP", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"), ("SMS_OTP", "CONFIRM_SIGN_IN_WITH_SMS_CODE")],
)
def test_a_preferred_code_is_asked_for_at_once(amplify, world, preferred, step):
    asked = amplify.sign_in("faye", authFlowType="USER_AUTH", preferredChallenge=preferred)
    assert asked["signInStep"] == step
    assert amplify.answer(CODE) == DONE
    assert amplify.signed_in(world)["cognito:username"] == "faye"


@pytest.mark.parametrize("preferred", ["PASSWORD", "PASSWORD_SRP"])
def test_a_preferred_password_needs_no_further_step(amplify, world, preferred):
    options = {"authFlowType": "USER_AUTH", "preferredChallenge": preferred}
    assert amplify.sign_in("faye", world.password("faye"), **options) == DONE
    amplify("signOut")
    wrong = {"username": "faye", "password": "Wrong-Password-9", "options": options}
    assert amplify.refused("signIn", wrong) == "NotAuthorizedException"


def test_a_preferred_challenge_that_the_user_lacks_leaves_a_choice(amplify):
    asked = amplify.sign_in("tim", authFlowType="USER_AUTH", preferredChallenge="EMAIL_OTP")
    assert asked["signInStep"] == "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION"
    assert set(asked["availableChallenges"]) == {"PASSWORD", "PASSWORD_SRP"}


def test_a_temporary_password_is_replaced_together_with_a_required_attribute(amplify, world):
    step = amplify.sign_in("nina", world.password("nina"))
    assert step["signInStep"] == "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED"
    assert step["missingAttributes"] == ["name"]
    weak = {"challengeResponse": "weak", "options": {"userAttributes": {"name": "Nina"}}}
    assert amplify.refused("confirmSignIn", weak) == "InvalidPasswordException"
    assert amplify.answer(CHOSEN, userAttributes={"name": "Nina"}) == DONE
    assert amplify.signed_in(world)["name"] == "Nina"
    assert amplify("fetchUserAttributes")["name"] == "Nina"


def test_a_forgotten_password_is_set_anew_with_a_code(amplify, world):
    assert amplify.sign_in("rita", world.password("rita")) == {"signInStep": "RESET_PASSWORD"}
    step = amplify("resetPassword", {"username": "rita"})["nextStep"]
    assert step["resetPasswordStep"] == "CONFIRM_RESET_PASSWORD_WITH_CODE"
    assert step["codeDeliveryDetails"]["destination"] == "r***@e***.com"
    confirmed = {"username": "rita", "newPassword": CHOSEN, "confirmationCode": WRONG_CODE}
    assert amplify.refused("confirmResetPassword", confirmed) == "CodeMismatchException"
    amplify("confirmResetPassword", confirmed | {"confirmationCode": CODE})
    assert amplify.sign_in("rita", CHOSEN) == DONE


def test_a_password_is_changed_by_who_knows_it(amplify, world):
    old = world.password("faye2")
    amplify.sign_in("faye2", old)
    amplify("updatePassword", {"oldPassword": old, "newPassword": CHOSEN})
    amplify("signOut")
    assert amplify.refused("signIn", {"username": "faye2", "password": old}) == "NotAuthorizedException"
    assert amplify.sign_in("faye2", CHOSEN) == DONE


def test_an_app_is_set_up_by_a_user_who_is_signed_in(amplify, world):
    amplify.sign_in("faye3", world.password("faye3"))
    secret = amplify("setUpTOTP")["secret"]
    amplify("verifyTOTPSetup", {"code": authenticator.code(secret)})
    amplify("updateMFAPreference", {"totp": "PREFERRED"})
    assert amplify("fetchMFAPreference") == {"enabled": ["TOTP"], "preferred": "TOTP"}
    amplify("signOut")
    assert amplify.sign_in("faye3", world.password("faye3"))["signInStep"] == "CONFIRM_SIGN_IN_WITH_TOTP_CODE"


def test_a_device_that_amplify_confirmed_stands_for_the_second_factor_until_it_is_forgotten(amplify, world, cognito):
    password = world.password("dora2")
    assert amplify.sign_in("dora2", password)["signInStep"] == "CONFIRM_SIGN_IN_WITH_SMS_CODE"
    assert amplify.answer(CODE) == DONE
    key = cognito.last("ConfirmDevice").sent["DeviceKey"]
    amplify("signOut")

    assert amplify.sign_in("dora2", password) == DONE
    assert cognito.last("RespondToAuthChallenge").sent["ChallengeName"] == "DEVICE_PASSWORD_VERIFIER"
    assert key in [device["id"] for device in amplify("fetchDevices")]
    refreshed = amplify("fetchAuthSession", {"forceRefresh": True})
    assert cognito.last("GetTokensFromRefreshToken").sent["DeviceKey"] == key and refreshed["tokens"]

    amplify("forgetDevice")
    amplify("signOut")
    assert amplify.sign_in("dora2", password)["signInStep"] == "CONFIRM_SIGN_IN_WITH_SMS_CODE"


def test_a_device_is_asked_after_the_second_factor_until_its_user_has_it_remembered(amplify, world, cognito):
    password = world.password("dora")
    for last in ("SMS_MFA", "DEVICE_PASSWORD_VERIFIER"):
        amplify("signOut")
        assert amplify.sign_in("dora", password)["signInStep"] == "CONFIRM_SIGN_IN_WITH_SMS_CODE"
        assert amplify.answer(CODE) == DONE
        assert cognito.last("RespondToAuthChallenge").sent["ChallengeName"] == last
    amplify("rememberDevice")
    amplify("signOut")
    assert amplify.sign_in("dora", password) == DONE


def test_signing_out_revokes_the_refresh_token(amplify, world, cognito):
    amplify.sign_in("faye", world.password("faye"))
    refresh = cognito.last("RespondToAuthChallenge").answer["AuthenticationResult"]["RefreshToken"]
    amplify("signOut")
    assert cognito.last("RevokeToken").sent["Token"] == refresh
    assert amplify.refused("getCurrentUser") == "UserUnAuthenticatedException"
    with pytest.raises(ClientError, match="Refresh Token has been revoked"):
        user_pool(world).get_tokens_from_refresh_token(RefreshToken=refresh, ClientId=world.client_id)


@pytest.mark.parametrize(("user", "post"), [("sam", 200), ("emma", 403)])
def test_amplify_and_sigcall_are_the_same_user_with_the_same_groups_and_role(
    amplify, world, cognito, binary, home, user, post
):
    amplify.sign_in(user, world.password(user))
    assert amplify.answer(CODE) == DONE
    session = amplify("fetchAuthSession")
    of_amplify = amplify.signed_in(world)
    given = session["credentials"]
    credentials = Credentials(given["accessKeyId"], given["secretAccessKey"], given["sessionToken"])

    cognito.forget()
    sigcall = Sigcall(binary, home, world.env | {"AWS_ENDPOINT_URL": cognito.url})
    signed_in = sigcall("login", user, "--mfa-code", CODE, SIGCALL_PASSWORD=world.password(user))
    assert signed_in.status == 0, signed_in.err
    tokens = cognito.last("RespondToAuthChallenge").answer["AuthenticationResult"]
    of_sigcall, _ = verified(world, tokens["IdToken"], tokens["AccessToken"])

    same = ("sub", "iss", "aud", "cognito:username", "cognito:groups", "cognito:roles", "cognito:preferred_role")
    assert {name: of_amplify[name] for name in same} == {name: of_sigcall[name] for name in same}
    assert set(of_sigcall["cognito:groups"]) == set(world.users[user]["groups"])
    assert cognito.last("GetId").answer["IdentityId"] == session["identityId"]

    mine = signed_call.call("GET", f"{world.api_url}/test", credentials, world.region).json()["caller"]
    assert sigcall("get", "/test").json()["caller"] == mine
    assert mine["identity_id"] == session["identityId"]
    assert signed_call.call("POST", f"{world.api_url}/test", credentials, world.region, b"{}").status_code == post
    assert sigcall("post", "/test", "--json", "{}", "--expect", str(post)).status == 0
    for path, groups in (("/movies", {"movies-group"}), ("/shows", {"shows-group"})):
        status = 200 if groups & set(of_amplify["cognito:groups"]) else 403
        token = {"authorization": f"Bearer {session['tokens']['accessToken']}"}
        assert requests.get(world.api_url + path, headers=token, timeout=10).status_code == status
        assert sigcall("get", path, "--auth", "access-token", "--expect", str(status)).status == 0
