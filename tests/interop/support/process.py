"""A server as a child process: started, its output kept in a file, and ended by its own pid."""

import subprocess

_LONGEST_END = 10


class Server:
    """A running child process, ended on leaving the `with` block."""

    def __init__(self, command, environment, log):
        """Starts `command`; its standard error goes to the file `log`, its standard output to `log` with `.out` added."""
        self.log = log
        self.output = log.with_name(log.name + ".out")
        with self.log.open("wb") as errors, self.output.open("wb") as output:
            self._process = subprocess.Popen(
                [str(word) for word in command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
            )
        self.pid = self._process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def ended(self):
        """Returns the exit status of a process that has ended, else None."""
        return self._process.poll()

    def end(self):
        """Asks the process to end (SIGTERM), insists after ten seconds, and returns its exit status."""
        self._process.terminate()
        try:
            return self._process.wait(_LONGEST_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def told(self):
        """Returns what the process wrote to both of its outputs so far."""
        return "".join(path.read_text(errors="replace") for path in (self.output, self.log))
