"""The QR code that sigcall draws where an app must be set up, read by a reader nobody here wrote from a picture of the
terminal; what it holds completes the set-up."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp

from support import authenticator, picture, scenario
from support.sandbox import sandbox
from support.terminal import ended, terminal

COLUMNS, ROWS = 80, 80
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
SOLARIZED = {"characters": (101, 123, 131), "background": (253, 246, 227)}
DARK = {"characters": WHITE, "background": BLACK}
LIGHT = {"characters": BLACK, "background": WHITE}
USERS = {"colour": "seth", "none": "seth2", "narrow": "seth3", "elsewhere": "sîx&sèven+8@example.com"}


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox whose users must set an app up, and nothing else."""
    folder = tmp_path_factory.mktemp("sandbox")
    twins = {"seth": [name for name in USERS.values() if name != "seth"]}
    written = scenario.variant(folder, twins=twins, user_pool={"mfa_set_up": ["totp"]})
    with sandbox(binary, folder, "--scenario", written) as world:
        yield world


def asked(binary, home, world, user, columns=COLUMNS, **variables):
    """Signs in up to the question for the app's first code; returns the program and what it showed."""
    secrets = {"SIGCALL_PASSWORD": world.password(user), "TERM": "xterm-256color"}
    child = terminal(binary, home, world, "login", user, columns=columns, rows=ROWS, **secrets, **variables)
    child.expect_exact("Code that the app shows: ")
    return child, child.before


def read(shown, **colours):
    """Returns the texts of the QR codes on the screen, of which none is read that has its colours swapped."""
    seen = picture.taken(shown, COLUMNS, ROWS, **colours)
    found = zxingcpp.read_barcodes(seen, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
    return [code.text for code in found]


def completes(child, secret):
    """Says whether the code of this secret is the one that is wanted."""
    child.sendline(authenticator.code(secret))
    status, screen = ended(child)
    assert status == 0, screen
    return "Signed in as" in screen


def secret_in(uri, world, user):
    """Returns the secret that an app would take from a URI which names the pool and the user."""
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == f"/{world.user_pool_id}:{user}"
    held = parse_qs(parts.query, strict_parsing=True)
    assert held.keys() == {"secret", "issuer"} and held["issuer"] == [world.user_pool_id]
    return held["secret"][0]


def test_a_drawing_in_colour_is_read_on_terminals_of_any_colours(binary, home, world):
    user = USERS["colour"]
    child, shown = asked(binary, home, world, user)
    assert "\x1b[" in shown
    read_on_each = [read(shown, **colours) for colours in (DARK, LIGHT, SOLARIZED)]
    (uri,) = read_on_each[0]
    assert read_on_each == [[uri]] * 3
    assert uri in shown
    assert completes(child, secret_in(uri, world, user))


def test_a_drawing_without_colour_is_read_on_a_dark_terminal(binary, home, world):
    user = USERS["none"]
    child, shown = asked(binary, home, world, user, NO_COLOR="1")
    assert "\x1b[" not in shown
    (uri,) = read(shown, **DARK)
    # The reader can tell: with the colours swapped it is none.
    assert read(shown, **LIGHT) == []
    assert completes(child, secret_in(uri, world, user))


def test_a_name_with_letters_of_its_own_is_read_as_it_is(binary, home, world):
    user = USERS["elsewhere"]
    child, shown = asked(binary, home, world, user)
    (uri,) = read(shown, **DARK)
    assert completes(child, secret_in(uri, world, user))


def test_a_terminal_that_is_too_narrow_gets_the_secret_alone(binary, home, world):
    user = USERS["narrow"]
    child, shown = asked(binary, home, world, user, columns=40)
    assert "a QR code needs" in shown and not set("▀▄█") & set(shown)
    secret = shown.partition("Type this secret:")[2].split()[0]
    assert completes(child, secret)
