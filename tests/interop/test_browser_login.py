"""`sigcall login --web` in real headless Chromium, from the address it shows to the page it ends at."""

import json
import os
import signal
import socket
import time
from urllib.parse import parse_qs, urlsplit

import pexpect
import pytest
import requests

from support.browser import browser
from support.environment import bare
from support.paths import LEFT_BEHIND, SCENARIOS
from support.sandbox import sandbox
from support.sigcall import Sigcall
from support.web_login import web_login

PICTURES = LEFT_BEHIND / "pictures"


def free_port():
    """Returns a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def scenario(folder, redirect_uri, *changes):
    """Writes the scenario of those who sign in by browser, with this callback registered."""
    text = (SCENARIOS / "managed_login.toml").read_text().replace("CALLBACK", redirect_uri)
    text = text.replace("APP/", "http://localhost:8976/")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file = folder / "scenario.toml"
    file.write_text(text)
    return file


@pytest.fixture
def redirect_uri():
    """A callback on a port of this test's own."""
    return f"http://localhost:{free_port()}/callback"


@pytest.fixture
def world(binary, tmp_path, redirect_uri):
    """A sandbox whose client has registered that callback."""
    with sandbox(binary, tmp_path, "--scenario", scenario(tmp_path, redirect_uri)) as world:
        world.env = {**world.env, "SIGCALL_REDIRECT_URI": redirect_uri}
        yield world


@pytest.fixture
def chromium():
    """A browser that nobody has signed in with."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        yield chromium


def sign_in(chromium, user, password):
    """Types a name and a password."""
    chromium.fill(User_name=user, Password=password)
    chromium.press("Sign in")


def test_a_person_signs_in_on_the_page_and_is_back_at_the_terminal(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world) as login:
        asked = {name: value for name, (value,) in parse_qs(urlsplit(login.address).query).items()}
        assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
        assert asked["redirect_uri"] == redirect_uri and asked["scope"] == "openid"
        chromium.open(login.address)
        sign_in(chromium, "alice", "wrong")
        assert chromium.alert() == "Incorrect username or password."
        assert login.waits()
        chromium.fill(Password=world.password("alice"))
        chromium.press("Sign in")
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Signed in"
        assert "go back to the terminal" in chromium.text()
        chromium.picture(PICTURES / "back-signed-in.png")
        assert not [line for line in chromium.complaints() if "Content Security Policy" in line]
        status, told = login.ended()
    assert status == 0, told
    assert "Signed in as alice with role Write" in told
    run = Sigcall(binary, home, world.env)
    (kept,) = (home / ".local/state/sigcall/sessions").glob("*.json")
    record = json.loads(kept.read_text())
    assert record["username"] == "alice" and record["by_browser"] is True
    # Nothing listens at the callback any more, and the page held no token.
    with pytest.raises(requests.ConnectionError):
        requests.get(redirect_uri, timeout=5)
    assert run("logout").status == 0


def test_a_person_who_cancels_is_told_so_on_both_sides(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world) as login:
        chromium.open(login.address)
        chromium.press("Cancel")
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Not signed in"
        assert "access_denied" in chromium.text()
        chromium.picture(PICTURES / "back-cancelled.png")
        status, told = login.ended()
    assert status == 3 and "access_denied" in told and "hint:" in told
    assert not (home / ".local/state/sigcall/sessions").exists()


def test_whatever_else_is_asked_of_the_port_ends_nothing(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world) as login:
        for query in ("", "state=wrong"):
            chromium.open(f"{redirect_uri}?{query}")
            assert chromium.heading() == "Not this sign-in"
        assert requests.post(redirect_uri, timeout=5).status_code == 405
        assert requests.get(redirect_uri.replace("/callback", "/favicon.ico"), timeout=5).status_code == 404
        assert login.waits()
        chromium.open(login.address)
        sign_in(chromium, "alice", world.password("alice"))
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Signed in"
        assert login.ended()[0] == 0


@pytest.mark.parametrize("query", ["code=stolen&state=wrong", "error=access_denied&state=wrong", "code=stolen"])
def test_a_browser_with_another_state_ends_the_sign_in(binary, world, home, chromium, redirect_uri, query):
    with web_login(binary, home, world) as login:
        chromium.open(f"{redirect_uri}?{query}")
        assert chromium.heading() == "Not signed in"
        chromium.picture(PICTURES / "back-wrong-state.png")
        status, told = login.ended()
    assert status == 3 and ("`state` is missing" in told or "another sign-in" in told), told
    assert "hint:" in told
    assert not (home / ".local/state/sigcall/sessions").exists()


def test_a_callback_that_is_not_registered_is_named_once_the_time_is_over(binary, world, home, chromium):
    other = f"http://localhost:{free_port()}/callback"
    with web_login(binary, home, world, "--browser-timeout", "3", SIGCALL_REDIRECT_URI=other) as login:
        chromium.open(login.address)
        assert chromium.alert() == "redirect_mismatch"
        status, told = login.ended()
    assert status == 3, told
    assert "redirect_mismatch" in told and f"`{other}` must be registered" in told


def test_a_tab_that_is_closed_ends_with_the_time(binary, world, home):
    began = time.monotonic()
    with web_login(binary, home, world, "--browser-timeout", "2") as login:
        status, told = login.ended()
    assert status == 3 and "within 2 seconds" in told
    assert time.monotonic() - began < 20


def test_a_port_that_is_in_use_is_named(binary, world, home, redirect_uri):
    port = urlsplit(redirect_uri).port
    with socket.create_server(("127.0.0.1", port)):
        with web_login(binary, home, world) as login:
            status, told = login.ended()
    assert login.address is None, "a browser was opened for nothing"
    assert status == 2 and f"port {port}" in told and redirect_uri in told


def test_a_user_of_the_company_goes_straight_to_its_page(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world, "--identity-provider", "CorpSAML") as login:
        chromium.open(login.address)
        assert chromium.heading() == "Sign in at CorpSAML"
        chromium.field("dana@example.com").click()
        chromium.press("Sign in")
        chromium.wait_for_address(redirect_uri)
        status, told = login.ended()
    assert status == 0, told
    assert "Signed in as CorpSAML_dana@example.com" in told


def test_a_second_factor_and_a_new_password_are_matters_of_the_page(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world, "sam") as login:
        chromium.open(login.address)
        assert chromium.field("User name").get_attribute("value") == "sam"
        chromium.fill(Password=world.password("sam"))
        chromium.press("Sign in")
        chromium.fill(Code="123456")
        chromium.press("Verify")
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Signed in"
        status, told = login.ended()
    # Sam is in no group: signed in, with tokens and without a role.
    assert status == 3 and "gives them no role" in told, told


def test_the_browsers_own_session_signs_in_again_until_it_is_ended(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world) as login:
        chromium.open(login.address)
        sign_in(chromium, "alice", world.password("alice"))
        chromium.wait_for_address(redirect_uri)
        assert login.ended()[0] == 0
    with web_login(binary, home, world, "nina") as login:
        chromium.open(login.address)
        chromium.wait_for_address(redirect_uri)
        status, told = login.ended()
    assert status == 3, told
    assert "the browser signed in `alice`, not `nina`" in told and "sigcall logout --web" in told
    run = Sigcall(binary, home, world.env)
    signed_out = run("logout", "--web", "--no-browser")
    assert signed_out.status == 0, signed_out.err
    (address,) = [line for line in signed_out.err.splitlines() if line.startswith("http")]
    chromium.open(address)
    assert chromium.heading() == "Sign in"
    with web_login(binary, home, world) as login:
        chromium.open(login.address)
        assert chromium.heading() == "Sign in"


def test_the_address_may_be_pasted_where_there_is_no_browser(binary, world, home, chromium, redirect_uri):
    # Something else listens at the callback: the page cannot be loaded as it should, which does not matter.
    port = urlsplit(redirect_uri).port
    with socket.create_server(("127.0.0.1", port)) as other:
        other.settimeout(0.1)
        with web_login(binary, home, world, "--no-browser", opens=False) as login:
            session = requests.Session()
            pasted = by_hand(session, login.address, "alice", world.password("alice"))
            assert pasted.startswith(f"{redirect_uri}?code=")
            login.paste(pasted)
            status, told = login.ended()
    assert status == 0, told
    assert "Signed in as alice" in told


def test_a_browser_elsewhere_may_come_back_by_a_forwarded_port(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world, "--no-browser", opens=False) as login:
        chromium.open(login.address)
        sign_in(chromium, "alice", world.password("alice"))
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Signed in"
        assert login.ended()[0] == 0


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("http://localhost/callback?code=x&state=of-yesterday", "another sign-in"),
        ("no address at all", "neither a `code`"),
        ("?error=access_denied", "access_denied"),
        ("", ""),
    ],
)
def test_what_is_pasted_wrongly_is_told(binary, world, home, pasted, says):
    with web_login(binary, home, world, "--no-browser", opens=False) as login:
        login.paste(pasted)
        status, told = login.ended()
    assert status == 3 and says in told and "hint:" in told, told


def test_nothing_on_stdin_fails_at_once(binary, world, home):
    run = Sigcall(binary, home, world.env)
    began = time.monotonic()
    outcome = run("login", "--web", "--no-browser")
    assert outcome.status == 3 and "hint:" in outcome.err, outcome.err
    refused = run("login", "--web", "--no-input")
    assert refused.status == 3 and "--no-input" in refused.err
    headless = run("login", "--web")
    assert headless.status == 3 and "--no-browser" in headless.err, headless.err
    assert time.monotonic() - began < 20


def test_on_a_terminal_the_address_is_asked_for(binary, world, home, redirect_uri):
    child = pexpect.spawn(
        str(binary),
        ["login", "--web", "--no-browser"],
        env=bare(home, **world.env),
        cwd=str(home),
        encoding="utf-8",
        timeout=30,
    )
    child.setwinsize(50, 2000)
    child.expect(r"(http\S+authorize\S+)")
    address = child.match.group(1)
    child.expect_exact("Paste the address that the browser ends at: ")
    child.sendline(by_hand(requests.Session(), address, "alice", world.password("alice")))
    child.expect_exact("Signed in as alice")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_ctrl_c_while_the_browser_is_out_ends_it_and_frees_the_port(binary, world, home, redirect_uri):
    with web_login(binary, home, world) as login:
        os.kill(login._process.pid, signal.SIGINT)
        status, told = login.ended()
    assert status == 130, told
    with socket.create_server(("127.0.0.1", urlsplit(redirect_uri).port)):
        pass


def test_an_app_client_with_a_secret_proves_it(binary, tmp_path, home, chromium):
    redirect_uri = f"http://127.0.0.1:{free_port()}/back"
    secret = "sandbox-client-secret-0example"
    file = scenario(tmp_path, redirect_uri, ("[client]\n", f'[client]\nsecret = "{secret}"\n'))
    with sandbox(binary, tmp_path, "--scenario", file) as world:
        world.env = {**world.env, "SIGCALL_REDIRECT_URI": redirect_uri}
        for given, status, says in ((secret, 0, "Signed in as alice"), ("wrong", 2, "client_secret"), ("", 2, "client_secret")):
            with web_login(binary, home, world, SIGCALL_CLIENT_SECRET=given) as login:
                chromium.open(login.address)
                if given == secret:
                    sign_in(chromium, "alice", world.password("alice"))
                chromium.wait_for_address(redirect_uri)
                ended, told = login.ended()
            assert ended == status and says in told, told


def test_the_page_says_so_where_somebody_else_signs_in(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world, "bob") as login:
        chromium.open(login.address)
        sign_in(chromium, "alice", world.password("alice"))
        chromium.wait_for_address(redirect_uri)
        assert chromium.heading() == "Not signed in"
        assert "signed in `alice`, not `bob`" in chromium.text()
        status, told = login.ended()
    assert status == 3 and "not `bob`" in told


def test_nothing_of_it_is_told_in_confidence_even_when_everything_is_told(binary, world, home, chromium, redirect_uri):
    with web_login(binary, home, world, "-vv") as login:
        chromium.open(login.address)
        sign_in(chromium, "alice", world.password("alice"))
        brought = parse_qs(urlsplit(chromium.wait_for_address(redirect_uri)).query)
        status, told = login.ended()
    assert status == 0 and "/oauth2/token" in told
    (kept,) = (home / ".local/state/sigcall/sessions").glob("*.json")
    tokens = json.loads(kept.read_text())["tokens"]
    secrets = [brought["code"][0], world.password("alice"), tokens["id"], tokens["access"], tokens["refresh"]]
    assert not [secret for secret in secrets if secret in told]


def test_tokens_of_a_browser_are_renewed(binary, tmp_path, home, chromium, redirect_uri):
    file = scenario(tmp_path, redirect_uri, ("[client]\n", "[client]\nid_token_seconds = 60\nrefresh_token_rotation = true\n"))
    with sandbox(binary, tmp_path, "--scenario", file) as world:
        world.env = {**world.env, "SIGCALL_REDIRECT_URI": redirect_uri}
        with web_login(binary, home, world) as login:
            chromium.open(login.address)
            sign_in(chromium, "alice", world.password("alice"))
            chromium.wait_for_address(redirect_uri)
            assert login.ended()[0] == 0
        run = Sigcall(binary, home, world.env)
        # Within its window of renewal the token is renewed for every bearer call.
        for _ in range(2):
            outcome = run("get", "/nothing", "--auth", "id-token", "-v")
            assert outcome.status == 4, outcome.err


def by_hand(session, address, user, password):
    """Signs in without a browser, as the page's form does, and returns the address that it ends at."""
    page = session.get(address, timeout=10)
    fields = dict(_hidden(page.text))
    form = {**fields, "username": user, "password": password}
    answer = session.post(page.url, data=form, allow_redirects=False, timeout=10)
    while "code=" not in answer.headers["location"]:
        place = requests.compat.urljoin(answer.url, answer.headers["location"])
        answer = session.get(place, allow_redirects=False, timeout=10)
    return answer.headers["location"]


def _hidden(html):
    """Yields the names and values of the form's hidden fields."""
    for part in html.split("<input")[1:]:
        tag = part.split(">")[0]
        if 'type="hidden"' in tag:
            attributes = dict(piece.split("=", 1) for piece in tag.split() if "=" in piece)
            yield attributes["name"].strip('"'), attributes["value"].strip('"')
