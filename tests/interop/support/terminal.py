"""A pseudo-terminal of sigcall's own, as a person sits at it."""

import pexpect

from support.environment import bare


def terminal(binary, home, world, *words, columns=80, rows=24, **variables):
    """Runs `sigcall WORDS…` at a sandbox, on a terminal of this size."""
    return pexpect.spawn(
        str(binary),
        list(words),
        env=bare(home, **world.env | variables),
        cwd=str(home),
        encoding="utf-8",
        timeout=30,
        dimensions=(rows, columns),
    )


def ended(child):
    """Waits for the end and returns the exit status and all that stood on the screen since the last answer."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before
