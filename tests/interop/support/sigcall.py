"""The program under test, run with a home of its own and variables alone."""

import json
import subprocess
from dataclasses import dataclass

from support.environment import bare

_LONGEST_RUN = 60


@dataclass(frozen=True)
class Outcome:
    """How one run ended: its exit status and the bytes of both outputs."""

    status: int
    out: bytes
    err: str

    def json(self):
        """Returns standard output read as JSON."""
        return json.loads(self.out)


class Sigcall:
    """One user's sigcall: a home folder, variables, and the runs that share them."""

    def __init__(self, binary, home, variables, observer=None):
        """`observer`, where given, is called with the words, their remark, and the outcome of every run."""
        self._binary = binary
        self.home = home
        self._variables = dict(variables)
        self._observer = observer

    def __call__(self, *words, stdin=None, remark="", **variables):
        """Runs `sigcall WORDS…`; variables given here hold for this run alone, and None takes one away."""
        merged = {**self._variables, **variables}
        done = subprocess.run(
            [str(self._binary), *words],
            env=bare(self.home, **{name: value for name, value in merged.items() if value is not None}),
            cwd=self.home,
            input=stdin if stdin is not None else b"",
            capture_output=True,
            timeout=_LONGEST_RUN,
        )
        outcome = Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"))
        if self._observer:
            self._observer(words, remark, outcome)
        return outcome
