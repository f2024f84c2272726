"""`sigcall sandbox --json`: started, its one line read, ended by pid."""

import json
from contextlib import contextmanager

from support import wait
from support.environment import bare
from support.process import Server

_LONGEST_START = 60


class Sandbox:
    """What the sandbox's one line of JSON says."""

    def __init__(self, line):
        said = json.loads(line)
        self.url = said["url"]
        self.pid = said["pid"]
        self.region = said["region"]
        self.user_pool_id = said["user_pool_id"]
        self.client_id = said["client_id"]
        self.identity_pool_id = said["identity_pool_id"]
        self.api_url = said["api_url"]
        self.domain = said["domain"]
        self.env = said["env"]
        self.users = said["users"]

    def password(self, user):
        """Returns this user's password."""
        return self.users[user]["password"]


@contextmanager
def sandbox(binary, folder, *options):
    """Runs a sandbox for the length of the `with` block and gives what it said."""
    command = [binary, "sandbox", "--json", *options]
    with Server(command, bare(folder), folder / "sandbox.log") as server:
        said = Sandbox(wait.until(lambda: _first_line(server.output), server, _LONGEST_START))
        assert said.pid == server.pid, "the line names another process"
        yield said


def _first_line(output):
    line, end, _ = output.read_text(encoding="utf-8").partition("\n")
    return line if end else None
