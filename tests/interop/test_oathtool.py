"""oathtool as the user's authenticator app: the sandbox takes its codes, and sigcall computes the same ones."""

import time

import pytest

from support import authenticator, scenario
from support.sandbox import sandbox
from support.sigcall import Sigcall
from support.wire import told
from support.witness import witness

# Secrets as people have them: the one that the pool knows, and how it was written down.
WRITTEN = {
    "ten bytes": ("JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP"),
    "sixteen bytes, padded": ("7IFLPHFEXDHJPJKBVTZGFQJBWE", "7IFLPHFEXDHJPJKBVTZGFQJBWE======"),
    "twenty bytes, in groups": ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"),
    "twenty bytes, in small letters": ("MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U", "mfrggzdfmztwq2lknnwg23tpobyxe43u"),
    "thirty-two bytes, in small groups and padded": (
        "AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPQ",
        "aaaq eaye auda ocaj bifq ydio b4ib ceqt cqkr mfyy denb wha5 dypq ====",
    ),
}
# A code is good once, so each test has users of its own.
GIVEN_A_CODE = {name: f"tim{number}" for number, name in enumerate(WRITTEN)}
GIVEN_THE_SECRET = {name: f"tom{number}" for number, name in enumerate(WRITTEN)}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox with two users for each secret, and two more."""
    folder = tmp_path_factory.mktemp("sandbox")
    users = (GIVEN_A_CODE, GIVEN_THE_SECRET)
    changes = {of[name]: {"totp_secret": known} for of in users for name, (known, _) in WRITTEN.items()}
    twins = {"tim": [*changes, "theo", "tess"]}
    with sandbox(binary, folder, "--scenario", scenario.variant(folder, twins=twins, changes=changes)) as world:
        yield world


@pytest.fixture
def seen(world):
    """A witness in front of the sandbox."""
    with witness(world.url) as seen:
        yield seen


def sigcall_of(binary, home, world, seen, user):
    """Returns sigcall with a user's password, and the witness as its Cognito."""
    return Sigcall(binary, home, world.env | {"AWS_ENDPOINT_URL": seen.url, "SIGCALL_PASSWORD": world.password(user)})


def code_sent(seen):
    """Returns the code that the witness heard."""
    (answer,) = [exchange for exchange in seen.exchanges if exchange.sent.get("ChallengeName") == "SOFTWARE_TOKEN_MFA"]
    return answer.sent["ChallengeResponses"]["SOFTWARE_TOKEN_MFA_CODE"]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_code_of_oathtool_signs_in(binary, home, world, seen, name):
    known, written = WRITTEN[name]
    assert authenticator.code(known, 0) == authenticator.code(written, 0)
    user, code = GIVEN_A_CODE[name], authenticator.code(written)
    signed_in = sigcall_of(binary, home, world, seen, user)("login", user, "--mfa-code", code)
    assert signed_in.status == 0, signed_in.err
    assert code_sent(seen) == code


@pytest.mark.parametrize("name", WRITTEN)
def test_sigcall_computes_the_code_of_oathtool(binary, home, world, seen, name):
    known, written = WRITTEN[name]
    user = GIVEN_THE_SECRET[name]
    sigcall = sigcall_of(binary, home, world, seen, user)
    before = time.time()
    signed_in = sigcall("login", user, SIGCALL_TOTP_SECRET=written)
    after = time.time()
    assert signed_in.status == 0, signed_in.err
    # The step may have changed in between.
    assert code_sent(seen) in {authenticator.code(known, before), authenticator.code(known, after)}
    assert told(seen, known) == told(seen, written) == []


def test_the_secret_may_come_from_stdin(binary, home, world, seen):
    sigcall = sigcall_of(binary, home, world, seen, "theo")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    before = time.time()
    signed_in = sigcall("login", "theo", "--totp-secret-stdin", stdin=f"{secret}\n".encode())
    assert signed_in.status == 0, signed_in.err
    assert code_sent(seen) in {authenticator.code(secret, before), authenticator.code(secret)}


def test_a_wrong_code_is_refused_and_the_right_one_taken_afterwards(binary, home, world, seen):
    sigcall = sigcall_of(binary, home, world, seen, "tess")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    refused = sigcall("login", "tess", "--mfa-code", authenticator.wrong_code(secret))
    assert refused.status == 3 and "CodeMismatchException" in refused.err, refused.err
    seen.forget()
    assert sigcall("login", "tess", "--mfa-code", authenticator.code(secret)).status == 0


def test_a_secret_that_is_not_base32_is_told_without_showing_it(binary, home, world, seen):
    sigcall = sigcall_of(binary, home, world, seen, "tess")
    refused = sigcall("login", "tess", SIGCALL_TOTP_SECRET="not-base32-189")
    assert refused.status == 2 and "Base32" in refused.err
    assert "not-base32" not in refused.err and told(seen, "not-base32-189") == []
