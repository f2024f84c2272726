"""Managed login as a person sees it: every page in real headless Chromium. Pictures of them are left behind for a look."""

import pytest

from support.browser import browser
from support.callback import callback
from support.paths import LEFT_BEHIND, SCENARIOS
from support.sandbox import sandbox

PICTURES = LEFT_BEHIND / "pictures"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
CHOSEN = "Chosen-Password-2"


@pytest.fixture(scope="module")
def app():
    """The app to which browsers come back."""
    with callback() as app:
        yield app


@pytest.fixture
def world(binary, tmp_path, app):
    """A sandbox whose client has registered the app's callback."""
    scenario = (SCENARIOS / "managed_login.toml").read_text()
    file = tmp_path / "scenario.toml"
    file.write_text(scenario.replace("CALLBACK", app.url).replace("APP", app.origin))
    with sandbox(binary, tmp_path, "--scenario", file) as world:
        yield world


@pytest.fixture
def chromium():
    """A browser that nobody has signed in with."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        yield chromium


def request(world, app, **parameters):
    """Returns the address of an authorization request."""
    merged = {
        "response_type": "code",
        "client_id": world.client_id,
        "redirect_uri": app.url,
        "state": "interop-state",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
        **parameters,
    }
    return f"{world.domain}/oauth2/authorize?" + "&".join(f"{name}={value}" for name, value in merged.items())


def sign_in(chromium, user, password):
    """Types a name and a password."""
    chromium.fill(User_name=user, Password=password)
    chromium.press("Sign in")


def came_back(chromium, app):
    """Waits until the browser is at the callback, and returns what it brought."""
    chromium.wait_for_address(f"{app.url}?")
    return app.visits()[-1]


def test_the_right_password_leads_back_with_a_code(world, app, chromium):
    chromium.open(request(world, app))
    assert chromium.heading() == "Sign in"
    assert chromium.focused() == chromium.field("User name")
    chromium.picture(PICTURES / "sign-in.png")
    sign_in(chromium, "alice", world.password("alice"))
    brought = came_back(chromium, app)
    assert set(brought) == {"code", "state"}
    assert brought["state"] == "interop-state"
    # The page's policy let everything through that the page needs, its style and its form.
    assert not [line for line in chromium.complaints() if "Content Security Policy" in line]


def test_a_wrong_password_is_told_on_the_page_which_can_be_used_again(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "alice", "wrong")
    assert chromium.alert() == "Incorrect username or password."
    assert chromium.field("User name").get_attribute("value") == "alice"
    assert chromium.focused() == chromium.field("Password")
    chromium.picture(PICTURES / "wrong-password.png")
    chromium.fill(Password=world.password("alice"))
    chromium.press("Sign in")
    assert "code" in came_back(chromium, app)


def test_who_is_not_confirmed_is_told_so(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "ulla", world.password("ulla"))
    assert chromium.alert() == "User is not confirmed."


def test_cancelling_leads_back_with_an_error(world, app, chromium):
    chromium.open(request(world, app))
    chromium.press("Cancel")
    brought = came_back(chromium, app)
    assert (brought["error"], brought["state"]) == ("access_denied", "interop-state")


def test_a_temporary_password_is_replaced(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "nina", world.password("nina"))
    assert chromium.heading() == "Choose a new password"
    chromium.picture(PICTURES / "new-password.png")
    chromium.fill(New_password="short", Enter_it_again="short", name="Nina")
    chromium.press("Set password")
    assert chromium.alert() == "Password did not conform with policy: Password not long enough"
    chromium.picture(PICTURES / "new-password-refused.png")
    chromium.fill(New_password=CHOSEN, Enter_it_again=CHOSEN, name="Nina")
    chromium.press("Set password")
    assert "code" in came_back(chromium, app)
    chromium.open(request(world, app, prompt="login"))
    sign_in(chromium, "nina", CHOSEN)
    assert "code" in came_back(chromium, app)


def test_a_second_factor_is_asked_for_on_a_page_of_its_own(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "sam", world.password("sam"))
    assert chromium.heading() == "Enter your code"
    assert "A code was sent to s***@e***.com." in chromium.text()
    chromium.picture(PICTURES / "second-factor.png")
    chromium.fill(Code="000000")
    chromium.press("Verify")
    assert chromium.alert() == "Invalid code received for user"
    chromium.fill(Code="123456")
    chromium.press("Verify")
    assert "code" in came_back(chromium, app)


def test_a_user_of_the_company_signs_in_there(world, app, chromium):
    chromium.open(request(world, app))
    chromium.press("Sign in with CorpSAML")
    assert chromium.heading() == "Sign in at CorpSAML"
    assert chromium.focused() == chromium.field("dana@example.com")
    chromium.picture(PICTURES / "provider.png")
    chromium.field("emil@example.com").click()
    chromium.press("Sign in")
    assert "code" in came_back(chromium, app)


def test_a_user_of_the_company_may_cancel_there(world, app, chromium):
    chromium.open(request(world, app, identity_provider="CorpSAML"))
    chromium.press("Cancel")
    assert came_back(chromium, app)["error"] == "access_denied"


def test_signed_in_the_browser_comes_straight_back_until_it_signs_out(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "alice", world.password("alice"))
    first = came_back(chromium, app)
    chromium.open(request(world, app, state="again"))
    second = came_back(chromium, app)
    assert second["state"] == "again"
    assert second["code"] != first["code"]
    chromium.open(request(world, app, prompt="select_account"))
    assert chromium.focused().text == "Continue as alice"
    chromium.picture(PICTURES / "select-account.png")
    chromium.press("Continue as alice")
    assert "code" in came_back(chromium, app)
    chromium.open(f"{world.domain}/logout?client_id={world.client_id}&logout_uri={app.origin}/")
    assert chromium.address() == f"{app.origin}/"
    chromium.open(request(world, app))
    assert chromium.heading() == "Sign in"


def test_the_cookies_are_out_of_reach_of_scripts(world, app, chromium):
    chromium.open(request(world, app))
    sign_in(chromium, "alice", world.password("alice"))
    came_back(chromium, app)
    chromium.open(f"{world.domain}/error")
    cookies = chromium.cookies()
    assert set(cookies) == {"cognito", "XSRF-TOKEN"}
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in cookies.values())


def test_a_callback_that_is_not_registered_keeps_the_browser_on_the_error_page(world, app, chromium):
    seen = len(app.visits())
    chromium.open(request(world, app, redirect_uri=f"{app.url}/"))
    assert chromium.address().startswith(f"{world.domain}/error?error=redirect_mismatch&client_id=")
    assert chromium.alert() == "redirect_mismatch"
    assert app.url in chromium.text()
    chromium.picture(PICTURES / "error.png")
    assert len(app.visits()) == seen


def test_what_the_address_says_is_shown_as_text(world, app, chromium):
    evil = "%22%3E%3Cscript%3Edocument.title%3D%22taken%22%3C/script%3E%3Cb%20id%3Dtaken%3E"
    chromium.open(request(world, app, login_hint=evil, state=evil))
    assert chromium.heading() == "Sign in"
    assert chromium.field("User name").get_attribute("value").startswith('"><script>')
    assert "taken" not in chromium.title()
