"""Golden transcripts of second factors: text message, authenticator app, e-mail, and the choice between them."""

from support import authenticator
from support.story import CTRL_C

CODE = "123456"
WRONG = "000000"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def app():
    """Returns what tim's and mia's app shows."""
    return authenticator.code(SECRET)


def test_sms_mfa(tell):
    with tell("sms-mfa", "SMS_MFA: after the password, a code by text message") as story, story.sandbox() as world:
        password = world.password("sam")
        asked, code = ("Password of sam: ", password), "Code sent by text message to +*******9999: "
        story.part("on a terminal")
        story.at_a_terminal("login sam", asked, (code, CODE))
        story.at_a_terminal(
            "login sam", asked, (code, WRONG), (code, ""), (code, CODE), remark="a wrong code, none, the right one"
        )
        story.at_a_terminal("login sam", asked, (code, "123 456"), remark="a code in groups, as it is read out")
        story.at_a_terminal("login sam", ("Password of sam: ", "sam-Passw1rd!"), remark="a wrong password")
        story.part("without a terminal")
        story.without("login sam --mfa-code 123456", SIGCALL_PASSWORD=password)
        story.without("login sam --password-stdin", stdin=[password], SIGCALL_MFA_CODE=CODE)
        story.without("login sam --mfa-code 000000", remark="a wrong code", SIGCALL_PASSWORD=password)
        story.without("login sam", remark="nobody who has the code", SIGCALL_PASSWORD=password)
        story.without("login sam", remark="nobody who has the password")


def test_software_token_mfa(tell):
    title = "SOFTWARE_TOKEN_MFA: after the password, the code of an authenticator app"
    asked, code = "Password of tim: ", "Code of the authenticator app (Tim's phone): "
    with tell("software-token-mfa", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password = world.password("tim")
            authenticator.early_in_a_step(10)
            story.at_a_terminal("login tim", (asked, password), (code, WRONG), (code, app), remark="a wrong code first")
            story.at_a_terminal(
                "login tim", (asked, password), (code, app), (code, app), (code, CTRL_C), remark="the same code again"
            )
        story.part("without a terminal")
        with story.sandbox():
            authenticator.early_in_a_step(10)
            story.without("login tim", SIGCALL_PASSWORD=password, SIGCALL_TOTP_SECRET=SECRET)
            story.without("login tim", remark="again at once", SIGCALL_PASSWORD=password, SIGCALL_TOTP_SECRET=SECRET)
        with story.sandbox():
            story.without("login tim --password-stdin --totp-secret-stdin", stdin=[password, SECRET])
            story.without(
                "login tim",
                remark="another app's secret",
                SIGCALL_PASSWORD=password,
                SIGCALL_TOTP_SECRET="GEZDGNBVGY3TQOJQ",
            )
            story.without(
                "login tim", remark="no secret at all", SIGCALL_PASSWORD=password, SIGCALL_TOTP_SECRET="not base 32!"
            )
            story.without("login tim", remark="nobody who has a code", SIGCALL_PASSWORD=password)


def test_email_otp_as_a_second_factor(tell):
    title = "EMAIL_OTP as a second factor: after the password, a code by e-mail"
    with tell("email-otp-mfa", title) as story, story.sandbox() as world:
        password = world.password("emma")
        asked, code = ("Password of emma: ", password), "Code sent by e-mail to e***@e***.com: "
        story.part("on a terminal")
        story.at_a_terminal("login emma", asked, (code, WRONG), (code, CODE), remark="a wrong code first")
        story.part("without a terminal")
        story.without("login emma --mfa-code 123456", SIGCALL_PASSWORD=password)
        story.without("login emma", remark="nobody who has the code", SIGCALL_PASSWORD=password)


def test_select_mfa_type(tell):
    title = "SELECT_MFA_TYPE: she has two second factors and prefers neither"
    asked, choice = "Password of mia: ", "Number (1 to 2) or name: "
    sms, totp = "Code sent by text message to +*******8888: ", "Code of the authenticator app: "
    with tell("select-mfa-type", title) as story:
        story.part("on a terminal")
        with story.sandbox() as world:
            password = world.password("mia")
            story.at_a_terminal("login mia", (asked, password), (choice, "2"), (sms, CODE), remark="by number")
            story.at_a_terminal(
                "login mia",
                (asked, password),
                (choice, "3"),
                (choice, ""),
                (choice, "software_token_mfa"),
                (totp, app),
                remark="a wrong number, nothing, then a name",
            )
            story.at_a_terminal("login mia --mfa sms", (asked, password), (sms, CODE), remark="said beforehand")
        story.part("without a terminal")
        with story.sandbox():
            story.without(
                "login mia", remark="the secret chooses the app", SIGCALL_PASSWORD=password, SIGCALL_TOTP_SECRET=SECRET
            )
            story.without("login mia --mfa sms --mfa-code 123456", SIGCALL_PASSWORD=password)
            story.without("login mia --mfa email", remark="a factor that is not offered", SIGCALL_PASSWORD=password)
            story.without("login mia", remark="nobody to choose", SIGCALL_PASSWORD=password)
