"""A program under Node that a test talks with: one line of JSON a call, one line of JSON an answer."""

import json
import selectors
import subprocess
from contextlib import contextmanager

from support.environment import bare
from support.paths import NODE, NODE_MODULES, SCRIPTS

_LONGEST_CALL = 30


class NodeProgram:
    """A running script of js/."""

    def __init__(self, process):
        self._process = process
        self._answers = selectors.DefaultSelector()
        self._answers.register(process.stdout, selectors.EVENT_READ)

    def __call__(self, call, *arguments, **more):
        """Has the script make one call and returns how that ended."""
        line = json.dumps({"call": call, "arguments": arguments, **more})
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        assert self._answers.select(_LONGEST_CALL), f"no answer to {call}"
        answer = self._process.stdout.readline()
        assert answer, f"the script ended at {call}"
        return json.loads(answer)


@contextmanager
def node_program(script, home, *words):
    """Runs js/`script` for the length of the `with` block; what it has to complain of is part of the test's output."""
    process = subprocess.Popen(
        [NODE, str(SCRIPTS / script), *words],
        env=bare(home, NODE_PATH=str(NODE_MODULES)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield NodeProgram(process)
    finally:
        process.stdin.close()
        process.wait(_LONGEST_CALL)
        process.stdout.close()
