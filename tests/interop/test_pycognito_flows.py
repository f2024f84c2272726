"""pycognito, unmodified, goes through the sign-ins that the sandbox plays; it verifies each token that it is given."""

import pytest
from botocore.exceptions import ClientError
from pycognito.aws_srp import AWSSRP
from pycognito.exceptions import (
    ForceChangePasswordException,
    SMSMFAChallengeException,
    SoftwareTokenMFAChallengeException,
)

from support import authenticator, scenario
from support.pools import pycognito, user_pool
from support.redirect import redirected
from support.sandbox import sandbox

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = "123456"
WRONG_CODE = "654321"
CHOSEN = "Chosen-Password-2"
TWINS = {
    "tim": ["tim2", "tim3"],
    "nina": ["nina2"],
    "rita": ["rita2"],
    "faye": ["faye2", "faye3"],
    "dora": ["dora2", "dora3", "dora4"],
}
CHANGES = {
    "nina": {"attributes": {"name": "Nina"}},
    "dora2": {"device_tracking": "opt-in"},
}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with a user or more for each way to sign in."""
    folder = tmp_path_factory.mktemp("sandbox")
    with sandbox(binary, folder, "--scenario", scenario.variant(folder, twins=TWINS, changes=CHANGES)) as world:
        yield world


@pytest.fixture
def rotating(binary, tmp_path):
    """A sandbox whose app client rotates refresh tokens."""
    written = scenario.variant(tmp_path, client={"refresh_token_rotation": True})
    with sandbox(binary, tmp_path, "--scenario", written) as world:
        yield world


def srp(world, user, password, **device):
    """Returns pycognito's SRP sign-in, not yet begun."""
    return AWSSRP(user, password, world.user_pool_id, world.client_id, client=user_pool(world), **device)


def challenged(world, user, challenge):
    """Returns pycognito's client of a user once it has been asked for a second factor."""
    client = pycognito(world, user)
    with pytest.raises(challenge):
        client.authenticate(world.password(user))
    return client


def signed_in(client, user):
    """Says whether the tokens, which pycognito has verified, are the user's."""
    return client.id_claims["cognito:username"] == client.access_claims["username"] == user


def refused(call, *arguments, **more):
    """Returns the name of the error that boto3 reads in the answer."""
    with pytest.raises(ClientError) as error:
        call(*arguments, **more)
    return error.value.response["Error"]["Code"]


def test_the_code_of_an_authenticator_app_completes_the_sign_in(world):
    client = challenged(world, "tim", SoftwareTokenMFAChallengeException)
    assert client.mfa_tokens["ChallengeParameters"]["FRIENDLY_DEVICE_NAME"] == "Tim's phone"
    client.respond_to_software_token_mfa_challenge(authenticator.code(SECRET))
    assert signed_in(client, "tim")


def test_a_wrong_code_is_refused_and_the_right_one_still_accepted(world):
    client = challenged(world, "tim2", SoftwareTokenMFAChallengeException)
    wrong = authenticator.wrong_code(SECRET)
    assert refused(client.respond_to_software_token_mfa_challenge, wrong) == "CodeMismatchException"
    client.respond_to_software_token_mfa_challenge(authenticator.code(SECRET))
    assert signed_in(client, "tim2")


def test_a_code_is_good_once(world):
    code = authenticator.code(SECRET)
    challenged(world, "tim3", SoftwareTokenMFAChallengeException).respond_to_software_token_mfa_challenge(code)
    again = challenged(world, "tim3", SoftwareTokenMFAChallengeException)
    assert refused(again.respond_to_software_token_mfa_challenge, code) == "ExpiredCodeException"
    again.respond_to_software_token_mfa_challenge(authenticator.next_code(SECRET))
    assert signed_in(again, "tim3")


def test_a_code_by_text_message_completes_the_sign_in(world):
    client = challenged(world, "sam", SMSMFAChallengeException)
    told = client.mfa_tokens["ChallengeParameters"]
    assert (told["CODE_DELIVERY_DELIVERY_MEDIUM"], told["CODE_DELIVERY_DESTINATION"]) == ("SMS", "+*******9999")
    assert refused(client.respond_to_sms_mfa_challenge, WRONG_CODE) == "CodeMismatchException"
    client.respond_to_sms_mfa_challenge(CODE)
    assert signed_in(client, "sam")


def test_an_app_is_set_up_by_a_user_who_is_signed_in_and_asked_for_from_then_on(world):
    client = pycognito(world, "faye")
    client.authenticate(world.password("faye"))
    secret = client.associate_software_token()
    assert client.verify_software_token(authenticator.code(secret), "a phone")
    client.set_user_mfa_preference(sms_mfa=False, software_token_mfa=True, preferred="SOFTWARE_TOKEN")
    again = challenged(world, "faye", SoftwareTokenMFAChallengeException)
    again.respond_to_software_token_mfa_challenge(authenticator.next_code(secret))
    assert signed_in(again, "faye")


def test_a_temporary_password_is_replaced(world):
    client = pycognito(world, "nina")
    with pytest.raises(ForceChangePasswordException):
        client.authenticate(world.password("nina"))
    client.new_password_challenge(world.password("nina"), CHOSEN)
    assert signed_in(client, "nina")
    assert refused(pycognito(world, "nina").authenticate, world.password("nina")) == "NotAuthorizedException"
    pycognito(world, "nina").authenticate(CHOSEN)


def test_a_required_attribute_is_given_with_the_new_password(world):
    """pycognito has no means to send attributes: its proof is used, and boto3 says the rest."""
    user, temporary = "nina2", world.password("nina2")
    begun = srp(world, user, temporary)
    assert refused(begun.set_new_password_challenge, CHOSEN) == "InvalidParameterException"

    users, proof = user_pool(world), srp(world, user, temporary)
    asked = users.initiate_auth(
        AuthFlow="USER_SRP_AUTH", ClientId=world.client_id, AuthParameters=proof.get_auth_params()
    )
    responses = proof.process_challenge(asked["ChallengeParameters"], proof.get_auth_params())
    asked = users.respond_to_auth_challenge(
        ClientId=world.client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=responses
    )
    assert asked["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert asked["ChallengeParameters"]["requiredAttributes"] == '["userAttributes.name"]'
    users.respond_to_auth_challenge(
        ClientId=world.client_id,
        ChallengeName="NEW_PASSWORD_REQUIRED",
        Session=asked["Session"],
        ChallengeResponses={"USERNAME": user, "NEW_PASSWORD": CHOSEN, "userAttributes.name": "Nina the Second"},
    )
    client = pycognito(world, user)
    client.authenticate(CHOSEN)
    assert client.id_claims["name"] == "Nina the Second"


def test_a_forgotten_password_is_set_anew_with_a_code(world):
    client = pycognito(world, "rita")
    assert refused(client.authenticate, world.password("rita")) == "PasswordResetRequiredException"
    client.initiate_forgot_password()
    assert refused(client.confirm_forgot_password, WRONG_CODE, CHOSEN) == "CodeMismatchException"
    assert refused(client.confirm_forgot_password, CODE, "weak") == "InvalidPasswordException"
    client.confirm_forgot_password(CODE, CHOSEN)
    client.authenticate(CHOSEN)
    assert signed_in(client, "rita")
    assert refused(client.confirm_forgot_password, CODE, "Another-Password-3") == "ExpiredCodeException"


def test_a_password_is_changed_by_who_knows_it(world):
    client = pycognito(world, "faye2")
    client.authenticate(world.password("faye2"))
    assert refused(client.change_password, "Wrong-Password-9", CHOSEN) == "NotAuthorizedException"
    client.change_password(world.password("faye2"), CHOSEN)
    assert refused(pycognito(world, "faye2").authenticate, world.password("faye2")) == "NotAuthorizedException"
    pycognito(world, "faye2").authenticate(CHOSEN)


def test_tokens_are_renewed_until_the_user_signs_out_everywhere(world):
    client = pycognito(world, "faye3")
    client.authenticate(world.password("faye3"))
    before, kept = client.access_claims["jti"], client.refresh_token
    client.renew_access_token()
    assert client.access_claims["jti"] != before and client.refresh_token == kept
    client.logout()
    client.refresh_token = kept
    assert refused(client.renew_access_token) == "NotAuthorizedException"


def test_where_refresh_tokens_rotate_the_call_that_pycognito_makes_is_refused_and_boto3s_own_works(rotating):
    client = pycognito(rotating, "faye")
    client.authenticate(rotating.password("faye"))
    # pycognito knows REFRESH_TOKEN_AUTH alone, which such a client cannot have.
    assert refused(client.renew_access_token) == "InvalidParameterException"
    users, first = user_pool(rotating), client.refresh_token
    renewed = users.get_tokens_from_refresh_token(ClientId=rotating.client_id, RefreshToken=first)
    client._set_tokens(renewed)
    assert signed_in(client, "faye") and client.refresh_token != first
    assert (
        refused(users.get_tokens_from_refresh_token, ClientId=rotating.client_id, RefreshToken=first)
        == "RefreshTokenReuseException"
    )


class Device:
    """A user's machine: what pycognito makes of the metadata that came with the tokens, and keeps."""

    def __init__(self, world, user):
        self._world, self._user = world, user
        begun = srp(world, user, world.password(user))
        with pytest.raises(SMSMFAChallengeException) as asked:
            begun.authenticate_user()
        self.tokens = user_pool(world).respond_to_auth_challenge(
            ClientId=world.client_id,
            ChallengeName="SMS_MFA",
            Session=asked.value.get_tokens()["Session"],
            ChallengeResponses={"USERNAME": user, "SMS_MFA_CODE": CODE},
        )
        with self._at_the_sandbox():
            self.confirmed, self.password = begun.confirm_device(self.tokens, "a machine")
        self.key, self.group_key = begun.device_key, begun.device_group_key

    def sign_in(self, password=None):
        """Signs in again from this device."""
        return srp(
            self._world,
            self._user,
            self._world.password(self._user),
            device_key=self.key,
            device_group_key=self.group_key,
            device_password=password or self.password,
        ).authenticate_user()

    def remember(self):
        """Has it remembered, as the user of a pool that leaves them the choice."""
        with self._at_the_sandbox():
            begun = srp(self._world, self._user, self._world.password(self._user))
            return begun.update_device_status(True, self._access_token(), self.key)

    def forget(self):
        """Has the pool forget it."""
        with self._at_the_sandbox():
            begun = srp(self._world, self._user, self._world.password(self._user))
            return begun.forget_device(self._access_token(), self.key)

    def _access_token(self):
        return self.tokens["AuthenticationResult"]["AccessToken"]

    def _at_the_sandbox(self):
        """pycognito makes these calls itself, to the pool's address on the internet."""
        return redirected(f"https://cognito-idp.{self._world.region}.amazonaws.com/", f"{self._world.url}/")


def test_a_confirmed_device_stands_for_the_second_factor(world):
    device = Device(world, "dora")
    assert device.confirmed.status_code == 200 and device.confirmed.json()["UserConfirmationNecessary"] is False
    assert device.key.startswith(f"{world.region}_")
    again = device.sign_in()["AuthenticationResult"]
    assert again["AccessToken"] and "NewDeviceMetadata" not in again


def test_a_device_with_a_wrong_password_is_refused(world):
    device = Device(world, "dora3")
    assert refused(device.sign_in, "AAAA") == "NotAuthorizedException"
    assert device.sign_in()["AuthenticationResult"]


def test_a_device_counts_once_its_user_has_it_remembered(world):
    device = Device(world, "dora2")
    assert device.confirmed.json()["UserConfirmationNecessary"] is True
    with pytest.raises(SMSMFAChallengeException):
        device.sign_in()
    assert "200" in device.remember()
    assert device.sign_in()["AuthenticationResult"]


def test_a_forgotten_device_is_told_to_sign_in_without(world):
    device = Device(world, "dora4")
    assert "200" in device.forget()
    assert refused(device.sign_in) == "ResourceNotFoundException"


def test_a_refresh_token_of_a_device_wants_the_device_named(world):
    device = Device(world, "dora")
    refresh = {"REFRESH_TOKEN": device.tokens["AuthenticationResult"]["RefreshToken"]}
    users = user_pool(world)
    initiate = {"ClientId": world.client_id, "AuthFlow": "REFRESH_TOKEN_AUTH"}
    assert refused(users.initiate_auth, **initiate, AuthParameters=refresh) == "NotAuthorizedException"
    renewed = users.initiate_auth(**initiate, AuthParameters=refresh | {"DEVICE_KEY": device.key})
    assert renewed["AuthenticationResult"]["AccessToken"]
