"""Instructions by callgrind: they repeat to a thousandth, whatever else the machine does."""

import re

_COLLECTED = re.compile(r"Collected : (\d+)")


def count(commands, folder):
    """Returns the instructions that each command executes, by its name."""
    callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.out"]
    return {command.name: int(_COLLECTED.search(command.run_under(callgrind).stderr)[1]) for command in commands}
