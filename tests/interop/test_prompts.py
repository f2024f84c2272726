"""Prompts, as a person meets them: typed into a pseudo-terminal, hidden where they must be, ended by Ctrl-C."""

import os
import signal
import socket
import subprocess
import time

import pexpect
import pytest

from support.environment import bare
from support.paths import SCENARIOS
from support.sandbox import sandbox
from support.terminal import ended, terminal

TEMPORARY = "Temporary-Pass-1"
CHOSEN = "Chosen-Password-2"


@pytest.fixture
def newcomers(binary, tmp_path):
    """A sandbox whose only user still has a temporary password."""
    with sandbox(binary, tmp_path, "--scenario", SCENARIOS / "newcomers.toml") as world:
        yield world


def test_passwords_are_asked_for_and_never_shown(binary, newcomers, tmp_path):
    child = terminal(binary, tmp_path, newcomers, "login", "nina")
    screen = ""
    for question, answer in [
        ("Password of nina: ", TEMPORARY),
        ("New password of nina: ", CHOSEN),
        ("Again: ", "a slip of the finger"),
        ("New password of nina: ", CHOSEN),
        ("Again: ", CHOSEN),
    ]:
        child.expect_exact(question)
        screen += child.before
        child.sendline(answer)
    status, rest = ended(child)
    assert status == 0, rest
    assert "Signed in as nina" in rest
    assert not any(secret in screen + rest for secret in (TEMPORARY, CHOSEN, "slip"))


def test_a_user_name_is_asked_for_where_none_is_given(binary, newcomers, tmp_path):
    child = terminal(binary, tmp_path, newcomers, "login")
    for question, answer in [
        ("User name: ", "nina"),
        ("Password of nina: ", TEMPORARY),
        ("New password of nina: ", CHOSEN),
        ("Again: ", CHOSEN),
    ]:
        child.expect_exact(question)
        child.sendline(answer)
    status, rest = ended(child)
    assert status == 0 and "Signed in as nina" in rest


def test_a_reference_that_leads_nowhere_leaves_the_question_to_the_person(binary, newcomers, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text('[profiles.dev.users.nina]\npassword = "env:NOT_SET_HERE"\n')
    words = ["--config", str(config), "--profile", "dev", "login", "nina"]
    child = terminal(binary, tmp_path, newcomers, *words)
    child.expect_exact("Password of nina: ")
    assert "users.nina.password" in child.before
    child.sendintr()
    status, screen = ended(child)
    # The message begins on a line of its own.
    assert status == 130 and screen.startswith("\r\n") and "interrupted" in screen


def test_a_body_on_stdin_is_not_taken_for_an_answer(binary, newcomers, tmp_path):
    command = f"echo body | {binary} login nina"
    child = pexpect.spawn("/bin/sh", ["-c", command], env=bare(tmp_path, **newcomers.env), encoding="utf-8", timeout=30)
    status, screen = ended(child)
    assert status == 3, screen
    assert "SIGCALL_PASSWORD" in screen


def test_no_input_asks_nothing(binary, newcomers, tmp_path):
    status, screen = ended(terminal(binary, tmp_path, newcomers, "login", "nina", "--no-input"))
    assert status == 3, screen
    assert "Password of nina" not in screen


def modes_after(screen, line):
    """The words of `stty -a` that stand behind a line of the screen."""
    assert line in screen, screen
    return screen.partition(line)[2].split()


def test_ctrl_c_at_a_prompt_ends_it_with_130_and_gives_the_terminal_back(binary, newcomers, tmp_path):
    script = f"trap : INT; stty echo; {binary} login nina; echo ended with $?; stty -a"
    child = pexpect.spawn("/bin/sh", ["-c", script], env=bare(tmp_path, **newcomers.env), encoding="utf-8", timeout=30)
    child.expect_exact("Password of nina: ")
    child.sendintr()
    _, screen = ended(child)
    modes = modes_after(screen, "ended with 130")
    assert "echo" in modes and "-echo" not in modes and "icanon" in modes


def test_a_signal_to_end_at_a_prompt_gives_the_terminal_back(binary, newcomers, tmp_path):
    script = f"stty echo; sh -c 'echo $$ > pid; exec {binary} login nina'; echo ended with $?; stty -a"
    env = bare(tmp_path, **newcomers.env)
    child = pexpect.spawn("/bin/sh", ["-c", script], env=env, cwd=str(tmp_path), encoding="utf-8", timeout=30)
    child.expect_exact("Password of nina: ")
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGTERM)
    _, screen = ended(child)
    modes = modes_after(screen, "ended with 130")
    assert "echo" in modes and "-echo" not in modes


def test_the_terminal_is_silent_before_the_question_stands(binary, newcomers, tmp_path):
    child = terminal(binary, tmp_path, newcomers, "login", "nina")
    child.expect_exact("Password of nina: ")
    assert not child.getecho()
    child.sendintr()
    assert ended(child)[0] == 130


def test_users_of_a_suite_are_asked_one_after_another(binary, tmp_path):
    """Two users who must both choose a password sign in side by side; the terminal is theirs in turn, and ours again."""
    scenario = tmp_path / "two.toml"
    text = (SCENARIOS / "newcomers.toml").read_text()
    nina = text[text.index("[[user]]") : text.index("[groups.readers]")]
    scenario.write_text(text.replace(nina, nina + nina.replace("nina", "otto")))
    suite = tmp_path / "suite.toml"
    users = "".join(f'{name} = {{ password = "{TEMPORARY}" }}\n' for name in ("nina", "otto"))
    suite.write_text(f'[users]\n{users}\n[[request]]\nget = "/test"\nexpect = {{ "*" = 200 }}\n')
    with sandbox(binary, tmp_path, "--scenario", scenario) as world:
        script = f"stty echo; {binary} test {suite}; echo ended with $?; stty -a"
        child = pexpect.spawn("/bin/sh", ["-c", script], env=bare(tmp_path, **world.env), encoding="utf-8", timeout=30)
        seen = ""
        for _ in range(2):
            child.expect(r"New password of (nina|otto): ")
            seen += child.before
            child.sendline(CHOSEN)
            child.expect_exact("Again: ")
            seen += child.before
            child.sendline(CHOSEN)
        _, screen = ended(child)
        modes = modes_after(screen, "ended with 0")
        assert "echo" in modes and "-echo" not in modes
        assert CHOSEN not in seen + screen


def test_a_signal_to_end_is_heard_after_a_question_as_well(binary, newcomers, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        env = bare(tmp_path, **newcomers.env) | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{silent.getsockname()[1]}"}
        child = pexpect.spawn(str(binary), ["login", "nina"], env=env, cwd=str(tmp_path), encoding="utf-8", timeout=10)
        child.expect_exact("Password of nina: ")
        child.sendline(TEMPORARY)
        with silent.accept()[0]:
            child.kill(signal.SIGTERM)
            assert ended(child)[0] == 130


def test_ctrl_c_is_heard_while_a_body_is_read_from_stdin(binary, world, tmp_path):
    command = [binary, "post", "/test", "--auth", "none", "-d", "@-"]
    child = subprocess.Popen(command, env=bare(tmp_path, **world.env), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=10) == 130
    child.stdin.close()


def test_a_password_on_stdin_is_one_line_and_no_end_is_waited_for(binary, world, tmp_path):
    command = [binary, "login", "alice", "--password-stdin"]
    child = subprocess.Popen(command, env=bare(tmp_path, **world.env), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    child.stdin.write(world.password("alice").encode() + b"\n")
    child.stdin.flush()
    assert child.wait(timeout=10) == 0
    child.stdin.close()


def test_json_is_indented_and_coloured_on_a_terminal_alone(binary, world, tmp_path):
    word = ["get", "/test", "--as", "alice"]
    settings = {"SIGCALL_USERNAME": "alice", "SIGCALL_PASSWORD": world.password("alice"), "TERM": "xterm"}

    def screen(*more, **variables):
        env = bare(tmp_path, **world.env, **settings, **variables)
        child = pexpect.spawn(str(binary), [*word, *more], env=env, encoding="utf-8", timeout=30)
        status, text = ended(child)
        assert status == 0, text
        return text

    assert "\x1b[" in screen() and "\r\n" in screen().strip()
    assert "\x1b[" not in screen(NO_COLOR="1")
    assert "\x1b[" not in screen("--color", "never")
    assert "\r\n" not in screen("--pretty", "never").strip()


@pytest.fixture
def world(binary, tmp_path):
    """A sandbox with its built-in scenario."""
    with sandbox(binary, tmp_path) as world:
        yield world
