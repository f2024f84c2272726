"""A story: one challenge told by commands, on a terminal and without one, as its golden file has it."""

import re
import shlex
import subprocess
import time
from contextlib import contextmanager

from support.drawing import told_instead
from support.environment import bare
from support.paths import EVERY_SIGN_IN
from support.sandbox import sandbox
from support.screen import Screen

_LONGEST_RUN = 60
_SECRET = re.compile("PASSWORD|SECRET|CODE|ANSWER")
_MASKS = [
    (re.compile(r"127\.0\.0\.1:\d+"), "‹endpoint›"),
    (re.compile(r"\bin \d+ seconds?\b"), "in ‹some› seconds"),
    (re.compile(r"(this secret: +)[A-Z2-7]{16,}"), r"\1‹secret›"),
    (re.compile(r"(secret=)[A-Z2-7]{16,}"), r"\1‹secret›"),
]

# What a person does in place of typing an answer.
CTRL_C = object()
CTRL_D = object()


class Slowly(str):
    """An answer that a person takes five seconds for."""

    __slots__ = ()


class FromScreen:
    """An answer that a person finds on the screen: a function of what stands there."""

    def __init__(self, find):
        self.find = find


class Story:
    """Runs commands and writes down what came of them."""

    def __init__(self, binary, folder, title):
        """`folder` is where the homes of its people lie."""
        self._binary = binary
        self._folder = folder
        self._blocks = [title + "\n"]
        self._homes = 0
        self._variables = {}

    @property
    def home(self):
        """The home folder of whoever acts now."""
        return self._folder / f"home-{self._homes}"

    @contextmanager
    def sandbox(self, *options, scenario=EVERY_SIGN_IN, same_home=False):
        """Goes on in a new sandbox, with a new home unless told otherwise."""
        if not same_home:
            self.move()
        with sandbox(self._binary, self._folder, "--scenario", scenario, *options) as world:
            self.call(world.env)
            yield world

    def move(self):
        """Goes on with a new home."""
        self._homes += 1
        self.home.mkdir()

    def call(self, variables):
        """Goes on with these variables, which tell where Cognito is."""
        self._variables = dict(variables)

    def part(self, heading):
        """Begins a part."""
        self._blocks.append(f"\n# {heading}\n")

    def at_a_terminal(self, words, *steps, remark="", columns=100, **variables):
        """Runs `sigcall WORDS` on a terminal; each step is a question and what is done as it stands there."""
        command = [self._binary, *shlex.split(words)]
        screen = Screen(command, self.home, columns, **self._variables, **variables)
        for question, answer in steps:
            screen.wait_for(question)
            if answer is CTRL_C:
                screen.interrupt()
            elif answer is CTRL_D:
                screen.close()
            else:
                screen.type(_typed(answer, screen))
        status, lines = screen.end()
        self._write(_given(variables) + f"sigcall {words}", remark, lines, status)

    def without(self, words, remark="", stdin=(), **variables):
        """Runs `sigcall WORDS` without a terminal; `stdin` is the lines of its standard input."""
        done = subprocess.run(
            [str(self._binary), *shlex.split(words)],
            env=bare(self.home, **self._variables, **variables),
            cwd=self.home,
            input="".join(line + "\n" for line in stdin),
            capture_output=True,
            encoding="utf-8",
            timeout=_LONGEST_RUN,
        )
        said = done.stdout + done.stderr
        for secret in [*stdin, *(value for name, value in variables.items() if _SECRET.search(name))]:
            assert secret not in said, f"a secret is shown: {said}"
        assert done.stdout == "", "results are not part of any story here"
        typed = f"{_given(variables)}sigcall {words}"
        printed = "…\\n" * len(stdin)
        typed = f"printf '{printed}' | {typed}" if stdin else f"{typed} < /dev/null"
        self._write(typed, remark, done.stderr.splitlines(), done.returncode)

    def text(self):
        """Returns the whole story."""
        return "".join(self._blocks)

    def _write(self, typed, remark, lines, status):
        heading = [f"## {remark}"] if remark else []
        shown = [self._masked(line) for line in told_instead(lines)]
        block = ["", *heading, f"$ {typed}", *shown, f"[exit {status}]"]
        self._blocks.append("\n".join(block) + "\n")

    def _masked(self, line):
        line = line.replace(str(self.home), "~")
        for pattern, mask in _MASKS:
            line = pattern.sub(mask, line)
        return line


def _typed(answer, screen):
    """Returns the text that an answer comes to as the question stands there."""
    if isinstance(answer, FromScreen):
        return answer.find("\n".join(screen.lines()))
    if isinstance(answer, Slowly):
        time.sleep(5)
    return answer() if callable(answer) else answer


def _given(variables):
    """Returns variables as one writes them before a command, secrets left out."""
    return "".join(f"{name}={'…' if _SECRET.search(name) else value} " for name, value in variables.items())
