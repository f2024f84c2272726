"""Golden transcripts of how a sign-in may begin: the user's choice, the pool's own questions."""

from support.paths import EVERY_SIGN_IN

CODE = "123456"
WRONG_CODE = "000000"
FIRST_FACTORS = '["EMAIL_OTP", "SMS_OTP", "PASSWORD", "PASSWORD_SRP"]'
CHOICE = "Number (1 to 4) or name: "
PASSWORD = "Password of faye: "
EMAIL = "Code sent by e-mail to f***@e***.com: "
SMS = "Code sent by text message to +*******7777: "
ANSWER = "Answer: "


def offering(folder, first_factors):
    """Returns a scenario in which faye has these first factors."""
    path = folder / "first-factors.toml"
    text = EVERY_SIGN_IN.read_text(encoding="utf-8")
    assert FIRST_FACTORS in text
    path.write_text(text.replace(FIRST_FACTORS, first_factors), encoding="utf-8")
    return path


def test_select_challenge(tell, tmp_path):
    title = "SELECT_CHALLENGE: beside her password, a code by e-mail or text message will do"
    login = "login faye --flow user-auth"
    with tell("select-challenge", title) as story, story.sandbox() as world:
        password = world.password("faye")
        story.part("on a terminal")
        story.at_a_terminal(
            login, (CHOICE, "1"), (EMAIL, WRONG_CODE), (EMAIL, CODE), remark="by number; a wrong code first"
        )
        story.at_a_terminal(
            login,
            (CHOICE, "5"),
            (CHOICE, "passkey"),
            (CHOICE, "sms_otp"),
            (SMS, CODE),
            remark="a wrong number, a wrong name, a name",
        )
        story.at_a_terminal(login, (CHOICE, "email-otp"), (EMAIL, CODE), remark="by the word that --first-factor has for it")
        story.at_a_terminal(login, (CHOICE, "3"), (PASSWORD, password), remark="the password, sent")
        story.at_a_terminal(login, (CHOICE, "4"), (PASSWORD, password), remark="the password, proved")
        story.at_a_terminal(login, (CHOICE, "PASSWORD"), (PASSWORD, "Wrong-Passw0rd!"), remark="a wrong password")
        story.part("without a terminal")
        story.without(login, remark="a password at hand is proved", SIGCALL_PASSWORD=password)
        story.without(login, remark="nobody to choose")


def test_preferred_challenges(tell, tmp_path):
    title = "USER_AUTH with a preferred challenge: what comes first is said beforehand"
    login = "login faye --flow user-auth --first-factor"
    with tell("preferred-challenge", title) as story:
        with story.sandbox() as world:
            password = world.password("faye")
            story.part("on a terminal")
            story.at_a_terminal(f"{login} password-srp", (PASSWORD, password))
            story.at_a_terminal(f"{login} password", (PASSWORD, password))
            story.at_a_terminal(f"{login} email-otp", (EMAIL, CODE))
            story.at_a_terminal(f"{login} sms-otp", (SMS, WRONG_CODE), (SMS, CODE), remark="a wrong code first")
            story.part("without a terminal")
            story.without(f"{login} password-srp", SIGCALL_PASSWORD=password)
            story.without(f"{login} password --password-stdin", stdin=[password])
            story.without(f"{login} email-otp --mfa-code 123456")
            story.without("login faye", SIGCALL_FLOW="user-auth", SIGCALL_FIRST_FACTOR="sms-otp", SIGCALL_MFA_CODE=CODE)
            story.without(f"{login} email-otp", remark="nobody who has the code")
            story.without(f"{login} password-srp", remark="nobody who has the password")
        with story.sandbox(scenario=offering(tmp_path, '["EMAIL_OTP", "PASSWORD_SRP"]')):
            story.part("what is preferred is not offered")
            story.at_a_terminal(f"{login} sms-otp")
            story.without(f"{login} sms-otp --mfa-code 123456")


def test_a_passkey_alone(tell, tmp_path):
    title = "WEB_AUTHN: she has a passkey and nothing else, which needs a browser"
    with tell("web-authn", title) as story, story.sandbox(scenario=offering(tmp_path, '["WEB_AUTHN"]')) as world:
        story.part("on a terminal")
        story.at_a_terminal("login faye --flow user-auth")
        story.part("without a terminal")
        story.without("login faye --flow user-auth", SIGCALL_PASSWORD=world.password("faye"))


def test_a_passkey_among_others(tell, tmp_path):
    title = "WEB_AUTHN beside others: what needs a browser is not offered"
    scenario = offering(tmp_path, '["WEB_AUTHN", "EMAIL_OTP", "PASSWORD_SRP"]')
    with tell("web-authn-among-others", title) as story, story.sandbox(scenario=scenario):
        story.part("on a terminal")
        story.at_a_terminal("login faye --flow user-auth", ("Number (1 to 2) or name: ", "1"), (EMAIL, CODE))
        story.part("without a terminal")
        story.without("login faye --flow user-auth", remark="nobody to choose")


def test_custom_challenge(tell):
    title = "CUSTOM_CHALLENGE: the pool's own trigger asks, in two rounds"
    with tell("custom-challenge", title) as story, story.sandbox() as world:
        login, password = "login cleo --flow custom", world.password("cleo")
        story.part("on a terminal")
        story.at_a_terminal(login, (ANSWER, "Rex"), (ANSWER, "blue"), remark="plain")
        story.at_a_terminal(
            f"{login} --first-factor password-srp",
            ("Password of cleo: ", password),
            (ANSWER, "Rex"),
            (ANSWER, "blue"),
            remark="with a proof of the password first",
        )
        story.at_a_terminal(
            login,
            (ANSWER, "Fido"),
            (ANSWER, ""),
            (ANSWER, "Rex"),
            (ANSWER, "blue"),
            remark="a wrong answer, none, the right one",
        )
        story.at_a_terminal(login, (ANSWER, "Fido"), (ANSWER, "Bello"), (ANSWER, "Hasso"), remark="three wrong ones")
        story.part("without a terminal")
        story.without(f"{login} --answer ANSWER=Rex --answer ANSWER=blue", remark="plain")
        story.without(
            f"{login} --answer ANSWER=Rex --answer ANSWER=blue",
            remark="with a proof of the password first",
            SIGCALL_PASSWORD=password,
        )
        story.without(
            f"{login} --answer ANSWER=Fido --answer ANSWER=Rex --answer ANSWER=blue", remark="a wrong one, and on"
        )
        story.without(f"{login} --answer ANSWER=Rex", remark="one too few")
        story.without(f"{login} --answer REPLY=Rex", remark="a key that the trigger does not read")
        story.without(login, remark="nobody who knows the answers")
