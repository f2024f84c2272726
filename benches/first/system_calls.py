"""System calls of one command by strace: how many of which, and what is opened."""

import re
from collections import Counter

_CALL = re.compile(r"^\d+ +(\w+)\((.*)")
_PATH = re.compile(r'"([^"]*)"')


def count(command, folder):
    """Returns the number of calls by name, the most frequent first, and the files opened, in order."""
    trace = folder / "strace.out"
    command.run_under(["strace", "-f", "-o", trace])
    calls, opened = Counter(), []
    for line in trace.read_text(errors="replace").splitlines():
        called = _CALL.match(line)
        if not called:
            continue
        name, rest = called.groups()
        calls[name] += 1
        if name == "openat":
            opened.append(_PATH.search(rest)[1].replace(str(folder), "…"))
    return {"total": calls.total(), "by_name": dict(calls.most_common()), "opened": opened}
