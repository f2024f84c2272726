"""Files of what a program says: compared to the letter, or written anew for a reviewer to read as a diff."""

import difflib
import os
from pathlib import Path

_REWRITE = "REWRITE=1 tests/interop/run -k transcripts"


def compare(path: Path, text: str):
    """Fails where the file says something else, and with REWRITE in the environment writes it instead."""
    if os.environ.get("REWRITE"):
        path.write_text(text, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept == text:
        return
    difference = difflib.unified_diff(
        kept.splitlines(), text.splitlines(), f"{path.name}, as committed", f"{path.name}, as it is", lineterm="", n=6
    )
    raise AssertionError(
        "\n".join(
            [f"{path.name} is out of date; if the change is meant, rewrite it with", f"  {_REWRITE}", *difference]
        )
    )
