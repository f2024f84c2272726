"""`sigcall sandbox --json`, which plays Cognito: started, its one line read, ended by pid."""

import json

from first import bare
from first.server import Server


class Sandbox:
    """A running sandbox: its URL, its variables, and alice's password."""

    def __init__(self, binary, folder):
        self._server = Server("sandbox", [binary, "sandbox", "--json"], bare.environment(folder), folder)
        said = json.loads(self._server.wait_until(self._first_line))
        self.url = said["url"]
        self.region = said["region"]
        self.variables = said["env"]
        self.password = said["users"]["alice"]["password"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.end()

    def _first_line(self):
        line, end, _ = self._server.output.read_text().partition("\n")
        return line if end else None
