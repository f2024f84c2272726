"""A pseudo-terminal of sigcall's own, as a person sits at it."""

import pexpect

from support.environment import bare


def started(command, home, columns, rows, **variables):
    """Runs a command on a terminal of this size, with these variables and no others."""
    return pexpect.spawn(
        str(command[0]),
        [str(word) for word in command[1:]],
        env=bare(home, **variables),
        cwd=str(home),
        encoding="utf-8",
        timeout=30,
        dimensions=(rows, columns),
    )


def terminal(binary, home, world, *words, columns=80, rows=24, **variables):
    """Runs `sigcall WORDS…` at a sandbox, on a terminal of this size."""
    return started([binary, *words], home, columns, rows, **world.env | variables)


def ended(child):
    """Waits for the end and returns the exit status and all that stood on the screen since the last answer."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before
