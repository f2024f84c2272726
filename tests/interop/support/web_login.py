"""`sigcall login --web` as a child process: what it shows, where it sends the browser, how it ends."""

import stat
import subprocess
import time
from contextlib import contextmanager

from support.environment import bare

_LONGEST = 60
_PAUSE = 0.02


class WebLogin:
    """A run that has shown its address and waits."""

    def __init__(self, process, told, address):
        self._process = process
        self._told = told
        self.address = address

    def paste(self, text):
        """Gives the address at which a browser elsewhere has ended, in a line of stdin."""
        self._process.stdin.write(text.encode() + b"\n")
        self._process.stdin.close()

    def waits(self):
        """Returns whether the run is still under way."""
        return self._process.poll() is None

    def ended(self):
        """Waits for the end; returns the exit status and all that was said on stderr."""
        status = self._process.wait(_LONGEST)
        return status, self._told.read_text(errors="replace")


def opener(folder):
    """Returns a program to be named in BROWSER: it notes the address that it is to open, and opens nothing."""
    note = folder / "opened"
    script = folder / "opener"
    script.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{note}.part" && mv "{note}.part" "{note}"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script, note


@contextmanager
def web_login(binary, home, world, *words, opens=True, **variables):
    """Runs `sigcall login --web WORDS…` until it waits for a browser, which is one of the test's own where it `opens` one."""
    script, note = opener(home)
    note.unlink(missing_ok=True)
    told = home / "login.err"
    environment = bare(home, **{**world.env, "BROWSER": str(script), **variables})
    with told.open("wb") as errors:
        process = subprocess.Popen(
            [str(binary), "login", "--web", *words],
            env=environment,
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
    try:
        yield WebLogin(process, told, _address(process, told, note if opens else None))
    finally:
        process.kill()
        process.wait()


def _address(process, told, note):
    last = time.monotonic() + _LONGEST
    while time.monotonic() < last:
        shown = [line for line in told.read_text(errors="replace").splitlines() if line.startswith("http")]
        if shown and (note is None or note.exists()):
            assert note is None or note.read_text() == shown[0], "the address shown is not the one that is opened"
            return shown[0]
        if process.poll() is not None:
            return None
        time.sleep(_PAUSE)
    raise AssertionError(f"no address after {_LONGEST} s:\n{told.read_text(errors='replace')}")
