"""Ministack, an AWS emulator nobody here wrote, on a free loopback port with its checks of signatures and policies on."""

import socket
import sys
from contextlib import contextmanager

import requests

from support import wait
from support.environment import bare
from support.process import Server

REGION = "eu-central-1"
_LONGEST_START = 90


@contextmanager
def ministack(folder):
    """Runs ministack for the length of the `with` block and gives its URL."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = bare(
        folder,
        AUTH="true",
        BIND_HOST="127.0.0.1",
        GATEWAY_PORT=str(port),
        MINISTACK_REGION=REGION,
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        LOG_LEVEL="WARNING",
        TMPDIR=str(folder),
    )
    with Server([sys.executable, "-m", "ministack"], environment, folder / "ministack.log") as server:
        wait.until(lambda: _ready(url), server, _LONGEST_START)
        yield url


def _ready(url):
    try:
        return requests.get(f"{url}/_ministack/health", timeout=2).ok or None
    except requests.RequestException:
        return None


def _free_port():
    """Ministack cannot be told to pick a port itself, so one is picked for it and given back at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
