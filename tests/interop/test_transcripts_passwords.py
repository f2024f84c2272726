"""Golden transcripts of passwords: proved, sent, replaced, reset and changed."""

from support.paths import EVERY_SIGN_IN

CODE = "123456"
WRONG_CODE = "000000"
WEAK = "weak-but-long"
CHOSEN = "Chosen-Passw0rd!"
OTHER = "Other-Passw0rd!"


def without_second_factor(folder, user):
    """Returns a scenario in which this user has a password alone."""
    path = folder / "one-factor.toml"
    head, mark, rest = EVERY_SIGN_IN.read_text(encoding="utf-8").partition(f'name       = "{user}"')
    assert mark
    path.write_text(head + mark + rest.replace('mfa        = ["sms"]\n', "", 1), encoding="utf-8")
    return path


def test_password_flows(tell, tmp_path):
    title = "PASSWORD_VERIFIER and USER_PASSWORD_AUTH: a password alone, proved or sent"
    scenario = without_second_factor(tmp_path, "sam")
    with tell("password", title) as story, story.sandbox(scenario=scenario) as world:
        password = world.password("sam")
        asked = "Password of sam: "
        story.part("on a terminal")
        story.at_a_terminal("login sam", (asked, password), remark="proved (srp)")
        story.at_a_terminal("login sam --flow password", (asked, password), remark="sent over TLS")
        story.at_a_terminal(
            "login", ("User name: ", ""), ("User name: ", "sam"), (asked, password), remark="no name given"
        )
        story.at_a_terminal("login sam --flow password", (asked, "Wrong-Passw0rd!"), remark="a wrong one")
        story.at_a_terminal("login sam", (asked, ""), (asked, password), remark="none, then the right one")
        story.at_a_terminal("login bob", ("Password of bob: ", password), remark="a user who does not exist")
        story.part("without a terminal")
        story.without("login sam", SIGCALL_PASSWORD=password)
        story.without("login sam --flow password --password-stdin", stdin=[password])
        story.without("login", SIGCALL_USERNAME="sam", SIGCALL_PASSWORD=password)
        story.without("login sam", remark="a wrong one", SIGCALL_PASSWORD="Wrong-Passw0rd!")
        story.without("login sam --password-stdin", remark="nothing on stdin")
        story.without("login sam", remark="nobody to ask")
        story.without("login", remark="no name given")


def test_new_password_required(tell):
    title = "NEW_PASSWORD_REQUIRED: her password is a temporary one, and her name is missing"
    first, new, again, name = (
        "Password of nina: ",
        "New password of nina: ",
        "Again: ",
        "Value of the attribute `name`: ",
    )
    with tell("new-password-required", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            temporary = world.password("nina")
            story.at_a_terminal(
                "login nina",
                (first, temporary),
                (new, ""),
                (new, CHOSEN),
                (again, OTHER),
                (new, WEAK),
                (again, WEAK),
                (name, ""),
                (name, "Nina Example"),
                (new, CHOSEN),
                (again, CHOSEN),
                remark="none, two that differ, one that the pool refuses, a good one",
            )
            story.at_a_terminal("login nina", (first, CHOSEN), remark="the next time")
        story.part("without a terminal")
        with story.sandbox():
            story.without(
                "login nina",
                remark="nobody who has a new password",
                SIGCALL_PASSWORD=temporary,
            )
            story.without(
                "login nina",
                remark="nobody who knows the attribute",
                SIGCALL_PASSWORD=temporary,
                SIGCALL_NEW_PASSWORD=CHOSEN,
            )
            story.without(
                "login nina --attribute name=Nina",
                remark="one that the pool refuses",
                SIGCALL_PASSWORD=temporary,
                SIGCALL_NEW_PASSWORD=WEAK,
            )
            story.without(
                "login nina --attribute name=Nina",
                SIGCALL_PASSWORD=temporary,
                SIGCALL_NEW_PASSWORD=CHOSEN,
            )
        with story.sandbox():
            story.without(
                "login nina --password-stdin --new-password-stdin --attribute name=Nina", stdin=[temporary, CHOSEN]
            )


def test_password_reset(tell):
    title = "PASSWORD_RESET_REQUIRED: an administrator reset her password; a code lets her choose another"
    code = "Code sent by e-mail to r***@e***.com: "
    new, again = "New password of rita: ", "Again: "
    with tell("password-reset", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password = world.password("rita")
            story.at_a_terminal("login rita", ("Password of rita: ", password))
            story.at_a_terminal(
                "password reset rita",
                (code, WRONG_CODE),
                (new, WEAK),
                (again, WEAK),
                (new, CHOSEN),
                (again, CHOSEN),
                (code, CODE),
                remark="a wrong code and a weak password first",
            )
            story.at_a_terminal("login rita", ("Password of rita: ", CHOSEN))
            story.at_a_terminal("password reset nobody", remark="a user who does not exist")
            story.at_a_terminal("password reset tim", remark="a user whom no code can be sent to")
        story.part("without a terminal")
        with story.sandbox():
            story.without("login rita", SIGCALL_PASSWORD=password)
            story.without("password reset rita", remark="first call: it sends the code")
            story.without("password reset rita --code 123456", remark="second call, without a new password")
            story.without("password reset rita --code 000000", remark="a wrong code", SIGCALL_NEW_PASSWORD=CHOSEN)
            story.without("password reset rita --code 123456", remark="a weak password", SIGCALL_NEW_PASSWORD=WEAK)
            story.without("password reset rita --code 123456", remark="second call", SIGCALL_NEW_PASSWORD=CHOSEN)
            story.without("password reset rita --code 123456 --new-password-stdin", remark="once more", stdin=[OTHER])
            story.without("login rita", SIGCALL_PASSWORD=CHOSEN)


def test_password_change(tell, tmp_path):
    title = "ChangePassword: whoever is signed in chooses another password"
    scenario = without_second_factor(tmp_path, "sam")
    asked, old = "Password of sam: ", "Old password of sam: "
    new, again = "New password of sam: ", "Again: "
    with tell("password-change", title) as story:
        story.part("on a terminal")
        with story.sandbox(scenario=scenario) as world:
            password = world.password("sam")
            story.at_a_terminal("password change", remark="nobody is signed in")
            story.at_a_terminal("login sam", (asked, password))
            story.at_a_terminal(
                "password change", (old, "Wrong-Passw0rd!"), (new, CHOSEN), (again, CHOSEN), remark="a wrong old one"
            )
            story.at_a_terminal(
                "password change",
                (old, password),
                (new, WEAK),
                (again, WEAK),
                (new, CHOSEN),
                (again, CHOSEN),
                remark="one that the pool refuses, then a good one",
            )
            story.at_a_terminal("login sam", (asked, CHOSEN))
        story.part("without a terminal")
        with story.sandbox(scenario=scenario):
            story.without("login sam", SIGCALL_PASSWORD=password)
            known = {"SIGCALL_USERNAME": "sam", "SIGCALL_PASSWORD": password}
            story.without("password change", remark="nobody who knows the old one")
            story.without(
                "password change", remark="a password that is not said to be sam's", SIGCALL_PASSWORD=password
            )
            story.without("password change", remark="nobody who has a new one", **known)
            story.without("password change", remark="a weak one", **known, SIGCALL_NEW_PASSWORD=WEAK)
            story.without("password change", **known, SIGCALL_NEW_PASSWORD=CHOSEN)
            story.without("password change --password-stdin --new-password-stdin", stdin=[CHOSEN, OTHER])
            story.without(
                "password change --password-stdin",
                remark="a wrong old one",
                stdin=["Wrong-Passw0rd!"],
                SIGCALL_NEW_PASSWORD=CHOSEN,
            )
