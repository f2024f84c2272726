"""A server as a child process: started, waited for, and ended by its own pid."""

import subprocess
import time

_LONGEST_START = 30
_LONGEST_END = 10


class Server:
    """A running child process; its standard output and error lie in the files `NAME.out` and `NAME.err`."""

    def __init__(self, name, command, environment, folder):
        self.output = folder / f"{name}.out"
        self._errors = folder / f"{name}.err"
        self._name = name
        with self.output.open("wb") as output, self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [str(word) for word in command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
            )

    def wait_until(self, ready):
        """Returns what `ready` returns as soon as that is true; ends the program where the server ends first."""
        deadline = time.monotonic() + _LONGEST_START
        while time.monotonic() < deadline and self._process.poll() is None:
            if found := ready():
                return found
            time.sleep(0.05)
        self.end()
        raise SystemExit(f"benches: {self._name} did not start:\n{self._errors.read_text()}")

    def end(self):
        """Asks the process to end (SIGTERM) and insists after ten seconds."""
        self._process.terminate()
        try:
            self._process.wait(_LONGEST_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
