"""A readable account of what was run and how it ended, kept for the reader of a test run."""

import shlex

_LONGEST_OUTPUT = 600


class Transcript:
    """Writes one block a command: the command, what it printed, its exit status."""

    def __init__(self, path, heading):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        path.write_text(f"{heading}\n", encoding="utf-8")

    def section(self, title):
        """Begins the part of one test."""
        self._write(f"\n== {title}\n")

    def command(self, words, remark, outcome):
        """Adds one run."""
        lines = [f"$ {shlex.join(['sigcall', *words])}{f'    # {remark}' if remark else ''}"]
        lines += _shown(outcome.out.decode(errors="replace")) + _shown(outcome.err)
        lines.append(f"[exit {outcome.status}]")
        self._write("\n".join(lines) + "\n")

    def _write(self, text):
        with self._path.open("a", encoding="utf-8") as file:
            file.write(text)


def _shown(output):
    if len(output) > _LONGEST_OUTPUT:
        output = output[:_LONGEST_OUTPUT] + " …"
    return output.splitlines()
