"""What stands on the screen of a pseudo-terminal while a person answers a program's questions."""

import re

import pexpect

from support.terminal import started

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_HIDDEN = "‹typed, hidden›"
_CTRL_C = "‹Ctrl-C›"
_CTRL_D = "‹Ctrl-D›"

# As high as people have them; colours as a terminal has them.
_LINES = 50
_VARIABLES = {"TERM": "xterm-256color"}


class Screen:
    """A program on a terminal of its own, and all that stood there."""

    def __init__(self, command, home, columns, **variables):
        self._text = ""
        self._answers = []
        self._child = started(command, home, columns, _LINES, **_VARIABLES, **variables)

    def wait_for(self, question):
        """Waits until a question stands on the screen, with the cursor behind it."""
        try:
            self._child.expect_exact(question)
        except (pexpect.EOF, pexpect.TIMEOUT) as error:
            raise AssertionError(f"{question!r} was not asked:\n{self._text}{self._child.before}") from error
        self._text += self._child.before + self._child.after

    def type(self, answer):
        """Types an answer and the end of the line."""
        if self._is_silent():
            self._answers.append(answer)
            self._text += _HIDDEN
        self._child.sendline(answer)

    def interrupt(self):
        """Presses Ctrl-C."""
        self._text += _CTRL_C
        self._child.sendintr()

    def close(self):
        """Presses Ctrl-D, which ends the input."""
        self._text += _CTRL_D
        self._child.sendeof()

    def end(self):
        """Waits for the end; returns the exit status and the lines that stood on the screen."""
        self._child.expect(pexpect.EOF)
        self._text += self._child.before
        self._child.close()
        shown = self.lines()
        for answer in self._answers:
            assert not answer or answer not in self._text, f"what was typed in silence is shown: {self._text}"
        return self._child.exitstatus, shown

    def lines(self):
        """Returns the lines so far, without their colours; nothing on them was written over anything else."""
        text = _COLOURS.sub("", self._text).replace("\r\n", "\n")
        odd = [letter for letter in text if letter != "\n" and not letter.isprintable()]
        assert not odd, f"the screen was written with {odd!r}:\n{text}"
        lines = text.split("\n")
        return lines[:-1] if lines[-1] == "" else lines

    def _is_silent(self):
        return not self._child.getecho()
