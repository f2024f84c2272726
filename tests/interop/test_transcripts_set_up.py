"""Golden transcripts of a second factor that is set up on the way, and of a machine that stands for one."""

import re

from support import authenticator
from support.story import FromScreen

CODE = "123456"
WRONG = "000000"
PASSWORD = "Password of seth: "
CHOICE = "Number (1 to 2) or name: "
FIRST_CODE = "Code that the app shows: "
ADDRESS = "E-mail address for codes: "


def scanned(screen):
    """Returns the code that an app shows which was given the secret on the screen."""
    return authenticator.code(re.search(r"this secret: +([A-Z2-7]+)", screen)[1])


def test_mfa_setup_of_an_app(tell):
    title = "MFA_SETUP of an authenticator app: he must have a second factor and has none"
    with tell("mfa-setup-app", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password = world.password("seth")
            asked = (PASSWORD, password)
            story.at_a_terminal(
                "login seth",
                asked,
                (CHOICE, "1"),
                (FIRST_CODE, WRONG),
                (FIRST_CODE, ""),
                (FIRST_CODE, FromScreen(scanned)),
                remark="a wrong code first, then none",
            )
        with story.sandbox():
            story.at_a_terminal(
                "login seth --mfa totp",
                asked,
                (FIRST_CODE, FromScreen(scanned)),
                remark="said beforehand, on a terminal of 40 columns",
                columns=40,
            )
        story.part("without a terminal")
        with story.sandbox():
            story.without("login seth", remark="nobody to choose", SIGCALL_PASSWORD=password)
            story.without("login seth --mfa totp", remark="nobody to scan the code", SIGCALL_PASSWORD=password)
            story.without("login seth --mfa sms", remark="a factor that is not offered", SIGCALL_PASSWORD=password)


def test_mfa_setup_by_e_mail(tell):
    title = "MFA_SETUP by e-mail: an address is proved, and codes go there from then on"
    code = "Code sent by e-mail to s***@e***.com: "
    with tell("mfa-setup-email", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password = world.password("seth")
            asked = (PASSWORD, password)
            story.at_a_terminal(
                "login seth",
                asked,
                (CHOICE, "2"),
                (ADDRESS, ""),
                (ADDRESS, "nowhere"),
                (ADDRESS, "seth@example.com"),
                (code, WRONG),
                (code, CODE),
                remark="no address, what is none, a good one; then a wrong code",
            )
            story.at_a_terminal("login seth", asked, (code, CODE), remark="the next time")
        story.part("without a terminal")
        with story.sandbox():
            by_mail = "login seth --mfa email"
            story.without(by_mail, remark="nobody who knows the address", SIGCALL_PASSWORD=password)
            story.without(
                f"{by_mail} --attribute email=seth@example.com",
                remark="nobody who has the code",
                SIGCALL_PASSWORD=password,
            )
            story.without(f"{by_mail} --attribute email=nowhere", remark="no address", SIGCALL_PASSWORD=password)
            story.without(f"{by_mail} --attribute email=seth@example.com --mfa-code 123456", SIGCALL_PASSWORD=password)


def test_a_remembered_device(tell):
    title = "DEVICE_SRP_AUTH: a device that the pool remembers proves itself in place of the second factor"
    asked, code = "Password of dora: ", "Code sent by text message to +*******6666: "
    with tell("remembered-device", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password, address = world.password("dora"), world.url.removeprefix("http://")
            story.at_a_terminal("login dora --remember-device", (asked, password), (code, CODE))
            story.at_a_terminal("login dora", (asked, password), remark="no code is asked for")
            story.at_a_terminal("login dora", (asked, "Wrong-Passw0rd!"), remark="the device is no password")
        with story.sandbox("--listen", address, same_home=True):
            story.at_a_terminal("login dora", (asked, password), (code, CODE), remark="a pool that has forgotten it")
            story.at_a_terminal("login dora", (asked, password), (code, CODE), remark="and so has this machine")
        story.part("without a terminal")
        with story.sandbox() as world:
            address = world.url.removeprefix("http://")
            story.without("login dora --remember-device --mfa-code 123456", SIGCALL_PASSWORD=password)
            story.without("login dora", remark="no code is asked for", SIGCALL_PASSWORD=password)
            story.without("logout", remark="the device outlives the session")
            story.without("login dora", SIGCALL_PASSWORD=password)
        with story.sandbox("--listen", address, same_home=True):
            story.without("login dora", remark="a pool that has forgotten it", SIGCALL_PASSWORD=password)
            story.without("login dora --mfa-code 123456", remark="with a code at hand", SIGCALL_PASSWORD=password)
            story.without(
                "login sam --remember-device --mfa-code 123456",
                remark="devices that are not tracked",
                SIGCALL_PASSWORD=world.password("sam"),
            )
