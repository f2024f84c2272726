"""Golden transcripts of sign-ins that come to an end early, and what Ctrl-C leaves behind at each kind of question."""

import re
from pathlib import Path

import pexpect
import pytest

from support.environment import bare
from support.paths import EVERY_SIGN_IN, TRANSCRIPTS
from support.recorded_cognito import recorded_cognito
from support.sandbox import sandbox
from support.story import CTRL_C, CTRL_D, Slowly

CODE = "123456"
CHOSEN = "Chosen-Passw0rd!"
PASSWORD = "fake-Passw0rd!"
COGNITO = {
    "AWS_REGION": "eu-central-1",
    "SIGCALL_USER_POOL_ID": "eu-central-1_SigcallSb",
    "SIGCALL_CLIENT_ID": "sandboxclient0example",
}


def hasty(folder):
    """Returns a scenario in which questions stay open for three seconds: time for a program on a busy machine."""
    path = folder / "hasty.toml"
    text = EVERY_SIGN_IN.read_text(encoding="utf-8")
    path.write_text(text.replace("[user_pool]\n", "[user_pool]\nauth_session_seconds = 3\n", 1), encoding="utf-8")
    return path


def test_a_session_that_ended_while_somebody_typed(tell, tmp_path):
    title = "The session of a sign-in ends while the person types"
    with tell("session-ended", title) as story, story.sandbox(scenario=hasty(tmp_path)) as world:
        story.part("on a terminal")
        story.at_a_terminal(
            "login sam", ("Password of sam: ", world.password("sam")), ("to +*******9999: ", Slowly(CODE))
        )
        story.at_a_terminal(
            "login nina",
            ("Password of nina: ", world.password("nina")),
            ("New password of nina: ", CHOSEN),
            ("Again: ", CHOSEN),
            ("Value of the attribute `name`: ", Slowly("Nina")),
        )
        story.at_a_terminal("login cleo --flow custom", ("Answer: ", Slowly("Rex")))


def test_nobody_answers_on_a_terminal(tell):
    title = "The person gives no answer: Ctrl-C, Ctrl-D, or --no-input"
    with tell("no-answer", title) as story, story.sandbox() as world:
        asked = ("Password of sam: ", world.password("sam"))
        code = "Code sent by text message to +*******9999: "
        story.part("on a terminal")
        story.at_a_terminal("login sam", asked, (code, CTRL_C))
        story.at_a_terminal("login sam", asked, (code, CTRL_D))
        story.at_a_terminal("login", ("User name: ", CTRL_D))
        story.at_a_terminal("login sam --no-input")


@pytest.mark.parametrize(
    ("challenge", "told"),
    [
        ("SELECT_WEATHER", "a name that no page of AWS has"),
        ("ADMIN_NO_SRP_AUTH", "a flow for administrators"),
        ("WEB_AUTHN", "a passkey, which is asked for at once"),
    ],
)
def test_a_challenge_that_cannot_be_answered(tell, challenge, told):
    answer = {"ChallengeName": challenge, "ChallengeParameters": {}, "Session": "opaque-session-of-twenty-letters"}
    name = f"unsupported-{challenge.lower().replace('_', '-')}"
    with tell(name, f"{challenge}: {told}") as story, recorded_cognito(answer) as url:
        story.move()
        story.call({**COGNITO, "AWS_ENDPOINT_URL": url})
        story.part("on a terminal")
        story.at_a_terminal("login fay --flow password", ("Password of fay: ", PASSWORD))
        story.part("without a terminal")
        story.without("login fay --flow password", SIGCALL_PASSWORD=PASSWORD)


@pytest.fixture(scope="module")
def world(binary, tmp_path_factory):
    """A sandbox in which every question can be asked."""
    with sandbox(binary, tmp_path_factory.mktemp("sandbox"), "--scenario", EVERY_SIGN_IN) as world:
        yield world


@pytest.mark.parametrize(
    ("words", "answers", "question"),
    [
        ("login", [], "User name: "),
        ("login sam", [], "Password of sam: "),
        ("login nina", ["nina-Temp0rary!"], "New password of nina: "),
        ("login nina", ["nina-Temp0rary!", CHOSEN], "Again: "),
        ("login nina", ["nina-Temp0rary!", CHOSEN, CHOSEN], "Value of the attribute `name`: "),
        ("login sam", ["sam-Passw0rd!"], "to +*******9999: "),
        ("login emma", ["emma-Passw0rd!"], "to e***@e***.com: "),
        ("login tim", ["tim-Passw0rd!"], "(Tim's phone): "),
        ("login mia", ["mia-Passw0rd!"], "or name: "),
        ("login seth", ["seth-Passw0rd!"], "or name: "),
        ("login seth --mfa email", ["seth-Passw0rd!"], "E-mail address for codes: "),
        ("login seth --mfa totp", ["seth-Passw0rd!"], "Code that the app shows: "),
        ("login cleo --flow custom", [], "Answer: "),
        ("login faye --flow user-auth", [], "or name: "),
        ("password reset rita", [], "to r***@e***.com: "),
    ],
)
def test_ctrl_c_at_a_question_gives_the_terminal_back(binary, world, tmp_path, words, answers, question):
    script = f"trap : INT; stty echo; {binary} {words}; echo ended with $?; stty -a"
    child = pexpect.spawn("/bin/sh", ["-c", script], env=bare(tmp_path, **world.env), encoding="utf-8", timeout=30)
    for answer in answers:
        child.expect(r": $")
        child.sendline(answer)
    child.expect_exact(question)
    child.sendintr()
    child.expect(pexpect.EOF)
    said, _, after = child.before.partition("ended with 130")
    assert after, said
    # The message begins on a line of its own, and nothing was said twice.
    assert re.fullmatch(r"(\^C)?\r\n(\x1b\[[0-9;]*m)*error: (\x1b\[0m)?interrupted\r\n", said), said
    modes = after.split()
    assert "echo" in modes and "-echo" not in modes and "icanon" in modes and "isig" in modes


def test_every_transcript_is_one_that_a_test_writes():
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_transcripts_*.py"))
    for path in TRANSCRIPTS.glob("*.txt"):
        assert f'"{path.stem}"' in sources or path.stem.startswith("unsupported-"), f"{path} is no test's"
