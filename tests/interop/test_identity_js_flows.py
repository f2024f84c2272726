"""amazon-cognito-identity-js, unmodified, goes through the sign-ins that the sandbox plays: the callbacks that an app
would get, one after another."""

import pytest

from support import authenticator, scenario
from support.node_program import node_program
from support.pools import verified
from support.sandbox import sandbox

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = "123456"
WRONG_CODE = "654321"
CHOSEN = "Chosen-Password-2"
TWINS = {
    "mia": ["mia2"],
    "cleo": ["cleo2", "cleo3"],
    "faye": ["faye2", "faye3"],
    "dora": ["dora2", "dora3"],
}
CHANGES = {"dora2": {"device_tracking": "opt-in"}}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with a user or more for each way to sign in."""
    folder = tmp_path_factory.mktemp("sandbox")
    written = scenario.variant(folder, twins=TWINS, changes=CHANGES, user_pool={"mfa_set_up": ["totp"]})
    with sandbox(binary, folder, "--scenario", written) as world:
        yield world


@pytest.fixture(scope="module")
def library(world, tmp_path_factory):
    """The library in a process that serves every test, each of which begins with a user of a new browser."""
    words = (world.url, world.user_pool_id, world.client_id)
    with node_program("identity_js.cjs", tmp_path_factory.mktemp("home"), *words) as program:
        yield program


class App:
    """An app's user in a browser of their own."""

    def __init__(self, library, world, user, flow="USER_SRP_AUTH"):
        self._library, self._user, self._flow = library, user, flow
        self._password = world.password(user)
        library("new", user, flow)

    def __call__(self, method, *arguments):
        """Calls a method of the library's user and returns the callback that was called with its arguments."""
        told = self._library(method, *arguments)
        if told["event"] == "onFailure":
            return "onFailure", told["code"]
        return told["event"], *told["arguments"]

    def sign_in(self, password=None, method="authenticateUser"):
        """Signs in with a password, by the flow chosen."""
        details = {"Username": self._user, "Password": password or self._password}
        return self(method, {"@details": details}, "@callbacks")

    def later(self):
        """Opens the app anew in the same browser."""
        self._library("again", self._user, self._flow)
        return self


def is_signed_in(world, user, happened):
    """Says whether an event is the end of a sign-in of the user, with tokens that pycognito verifies."""
    event, tokens = happened[:2]
    assert event == "onSuccess", happened
    of_id, of_access = verified(world, tokens["idToken"], tokens["accessToken"])
    return of_id["cognito:username"] == of_access["username"] == user


def test_the_code_of_an_authenticator_app_completes_the_sign_in(library, world):
    app = App(library, world, "tim")
    event, name, parameters = app.sign_in()
    assert (event, name) == ("totpRequired", "SOFTWARE_TOKEN_MFA")
    assert parameters["FRIENDLY_DEVICE_NAME"] == "Tim's phone"
    wrong = authenticator.wrong_code(SECRET)
    assert app("sendMFACode", wrong, "@callbacks", "SOFTWARE_TOKEN_MFA") == ("onFailure", "CodeMismatchException")
    code = authenticator.code(SECRET)
    assert is_signed_in(world, "tim", app("sendMFACode", code, "@callbacks", "SOFTWARE_TOKEN_MFA"))


@pytest.mark.parametrize("flow", ["USER_SRP_AUTH", "USER_PASSWORD_AUTH"])
def test_a_code_by_text_message_completes_the_sign_in(library, world, flow):
    app = App(library, world, "sam", flow)
    event, name, parameters = app.sign_in()
    assert (event, name) == ("mfaRequired", "SMS_MFA")
    assert parameters["CODE_DELIVERY_DESTINATION"] == "+*******9999"
    assert app("sendMFACode", WRONG_CODE, "@callbacks") == ("onFailure", "CodeMismatchException")
    assert is_signed_in(world, "sam", app("sendMFACode", CODE, "@callbacks"))


def test_who_has_two_second_factors_chooses_the_app(library, world):
    app = App(library, world, "mia")
    event, name, parameters = app.sign_in()
    assert (event, name) == ("selectMFAType", "SELECT_MFA_TYPE")
    assert parameters["MFAS_CAN_CHOOSE"] == '["SOFTWARE_TOKEN_MFA","SMS_MFA"]'
    assert app("sendMFASelectionAnswer", "SOFTWARE_TOKEN_MFA", "@callbacks")[:2] == (
        "totpRequired",
        "SOFTWARE_TOKEN_MFA",
    )
    code = authenticator.code(SECRET)
    assert is_signed_in(world, "mia", app("sendMFACode", code, "@callbacks", "SOFTWARE_TOKEN_MFA"))


def test_who_has_two_second_factors_chooses_the_telephone(library, world):
    app = App(library, world, "mia2")
    app.sign_in()
    assert app("sendMFASelectionAnswer", "EMAIL_OTP", "@callbacks") == ("onFailure", "InvalidParameterException")
    assert app("sendMFASelectionAnswer", "SMS_MFA", "@callbacks")[:2] == ("mfaRequired", "SMS_MFA")
    assert is_signed_in(world, "mia2", app("sendMFACode", CODE, "@callbacks", "SMS_MFA"))


def test_an_app_is_set_up_in_the_middle_of_a_sign_in_and_asked_for_from_then_on(library, world):
    app = App(library, world, "seth")
    event, name, parameters = app.sign_in()
    assert (event, name, parameters["MFAS_CAN_SETUP"]) == ("mfaSetup", "MFA_SETUP", '["SOFTWARE_TOKEN_MFA"]')
    event, secret = app("associateSoftwareToken", "@callbacks")
    assert event == "associateSecretCode"
    refused = app("verifySoftwareToken", authenticator.wrong_code(secret), "a phone", "@callbacks")
    assert refused == ("onFailure", "EnableSoftwareTokenMFAException")
    done = app("verifySoftwareToken", authenticator.code(secret), "a phone", "@callbacks")
    assert is_signed_in(world, "seth", done)
    event, _, parameters = app.later().sign_in()
    assert (event, parameters["FRIENDLY_DEVICE_NAME"]) == ("totpRequired", "a phone")
    code = authenticator.next_code(secret)
    assert is_signed_in(world, "seth", app("sendMFACode", code, "@callbacks", "SOFTWARE_TOKEN_MFA"))


@pytest.mark.parametrize(("user", "method"), [("cleo", "initiateAuth"), ("cleo2", "authenticateUser")])
def test_custom_questions_are_answered_one_after_another_with_and_without_a_password(library, world, user, method):
    app = App(library, world, user, "CUSTOM_AUTH")
    event, parameters = app.sign_in(method=method)
    assert (event, parameters["question"]) == ("customChallenge", "What was your first pet called?")
    event, parameters = app("sendCustomChallengeAnswer", "Tom", "@callbacks")
    assert (event, parameters["hint"]) == ("customChallenge", "a king")
    event, parameters = app("sendCustomChallengeAnswer", "Rex", "@callbacks")
    assert (event, parameters["question"]) == ("customChallenge", "What is your favourite colour?")
    assert is_signed_in(world, user, app("sendCustomChallengeAnswer", "blue", "@callbacks"))


def test_a_third_wrong_answer_ends_a_custom_sign_in(library, world):
    app = App(library, world, "cleo3", "CUSTOM_AUTH")
    app.sign_in(method="initiateAuth")
    for _ in range(2):
        assert app("sendCustomChallengeAnswer", "Tom", "@callbacks")[0] == "customChallenge"
    assert app("sendCustomChallengeAnswer", "Tom", "@callbacks") == ("onFailure", "NotAuthorizedException")
    assert app("sendCustomChallengeAnswer", "Rex", "@callbacks") == ("onFailure", "NotAuthorizedException")


def test_a_custom_sign_in_that_begins_with_a_password_wants_the_right_one(library, world):
    app = App(library, world, "cleo3", "CUSTOM_AUTH")
    assert app.sign_in("Wrong-Password-9") == ("onFailure", "NotAuthorizedException")


def test_a_temporary_password_is_replaced_together_with_a_required_attribute(library, world):
    app = App(library, world, "nina")
    event, attributes, required = app.sign_in()
    assert (event, required) == ("newPasswordRequired", ["name"])
    assert attributes["email"] == "nina@example.com"
    complete = "completeNewPasswordChallenge"
    assert app(complete, "weak", {"name": "Nina"}, "@callbacks") == ("onFailure", "InvalidPasswordException")
    assert app(complete, CHOSEN, {}, "@callbacks") == ("onFailure", "InvalidParameterException")
    assert app(complete, CHOSEN, attributes | {"name": "Nina"}, "@callbacks") == ("onFailure", "NotAuthorizedException")
    assert is_signed_in(world, "nina", app(complete, CHOSEN, {"name": "Nina"}, "@callbacks"))
    assert is_signed_in(world, "nina", app.later().sign_in(CHOSEN))


def test_a_forgotten_password_is_set_anew_with_a_code(library, world):
    app = App(library, world, "rita")
    assert app.sign_in() == ("onFailure", "PasswordResetRequiredException")
    event, told = app("forgotPassword", "@callbacks")
    assert (event, told["CodeDeliveryDetails"]["Destination"]) == ("inputVerificationCode", "r***@e***.com")
    assert app("confirmPassword", WRONG_CODE, CHOSEN, "@callbacks") == ("onFailure", "CodeMismatchException")
    assert app("confirmPassword", CODE, CHOSEN, "@callbacks") == ("onSuccess", "SUCCESS")
    assert is_signed_in(world, "rita", app.later().sign_in(CHOSEN))


def test_a_password_is_changed_by_who_knows_it(library, world):
    app = App(library, world, "faye")
    old = world.password("faye")
    app.sign_in()
    assert app("changePassword", "Wrong-Password-9", CHOSEN, "@callback") == ("onFailure", "NotAuthorizedException")
    assert app("changePassword", old, CHOSEN, "@callback") == ("onSuccess", "SUCCESS")
    assert app.later().sign_in(old) == ("onFailure", "NotAuthorizedException")
    assert is_signed_in(world, "faye", app.sign_in(CHOSEN))


def test_tokens_are_renewed_until_the_user_signs_out_everywhere(library, world):
    app = App(library, world, "faye2")
    _, tokens = app.sign_in()
    renewed = app("refreshSession", "@refreshToken", "@callback")
    assert is_signed_in(world, "faye2", renewed)
    assert renewed[1]["accessToken"] != tokens["accessToken"]
    assert renewed[1]["refreshToken"] == tokens["refreshToken"]
    assert app("globalSignOut", "@callbacks") == ("onSuccess", "SUCCESS")


def test_a_second_factor_is_chosen_and_an_app_set_up_by_a_user_who_is_signed_in(library, world):
    app = App(library, world, "faye3")
    app.sign_in()
    _, secret = app("associateSoftwareToken", "@callbacks")
    assert app("verifySoftwareToken", authenticator.code(secret), "a phone", "@callbacks")[0] == "onSuccess"
    preferred = {"PreferredMfa": True, "Enabled": True}
    assert app("setUserMfaPreference", None, preferred, "@callback") == ("onSuccess", "SUCCESS")
    assert app.later().sign_in()[0] == "totpRequired"


def with_device(library, world, user):
    """Signs in for the first time from a browser, which the library confirms as a device."""
    app = App(library, world, user)
    assert app.sign_in()[0] == "mfaRequired"
    return app, app("sendMFACode", CODE, "@callbacks")


def test_a_device_that_the_library_confirmed_stands_for_the_second_factor(library, world):
    app, happened = with_device(library, world, "dora")
    assert is_signed_in(world, "dora", happened) and len(happened) == 2
    assert library("stored", "deviceKey")["arguments"][0].startswith(f"{world.region}_")
    assert is_signed_in(world, "dora", app.later().sign_in())
    assert is_signed_in(world, "dora", app("refreshSession", "@refreshToken", "@callback"))


def test_a_device_counts_once_its_user_has_it_remembered(library, world):
    app, happened = with_device(library, world, "dora2")
    event, _, must_be_confirmed = happened
    assert (event, must_be_confirmed) == ("onSuccess", True)
    assert app("setDeviceStatusRemembered", "@callbacks") == ("onSuccess", "SUCCESS")
    event, listed = app("listDevices", 10, None, "@callbacks")
    key = library("stored", "deviceKey")["arguments"][0]
    assert event == "onSuccess" and key in [device["DeviceKey"] for device in listed["Devices"]]
    assert is_signed_in(world, "dora2", app.later().sign_in())
    assert app("setDeviceStatusNotRemembered", "@callbacks") == ("onSuccess", "SUCCESS")
    assert app.later().sign_in()[0] == "mfaRequired"


def test_a_device_with_a_wrong_password_is_refused(library, world):
    app, _ = with_device(library, world, "dora")
    library("stored", "randomPasswordKey", "AAAA")
    assert app.later().sign_in() == ("onFailure", "NotAuthorizedException")


def test_a_device_that_the_pool_forgot_is_dropped_by_the_library_and_the_second_factor_asked_for(library, world):
    app, _ = with_device(library, world, "dora3")
    assert app("forgetDevice", "@callbacks") == ("onSuccess", "SUCCESS")
    assert app.later().sign_in()[:2] == ("mfaRequired", "SMS_MFA")
    assert is_signed_in(world, "dora3", app("sendMFACode", CODE, "@callbacks"))
