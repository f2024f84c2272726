"""A loopback proxy in front of a Cognito endpoint that passes everything on and remembers what was said."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-encoding", "content-length", "date", "server"}


@dataclass(frozen=True)
class Exchange:
    """One call: the operation's name, what was sent, what came back."""

    operation: str
    headers: dict
    sent: dict
    status: int
    answer: dict


class Witness:
    """What the proxy saw, in order."""

    def __init__(self, url):
        self.url = url
        self.exchanges = []

    def operations(self):
        """Returns the names of the operations called, in order."""
        return [exchange.operation for exchange in self.exchanges]

    def forget(self):
        """Forgets what was seen so far."""
        self.exchanges.clear()

    def last(self, operation):
        """Returns the newest exchange of this operation."""
        return next(exchange for exchange in reversed(self.exchanges) if exchange.operation == operation)


@contextmanager
def witness(upstream):
    """Runs the proxy for the length of the `with` block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(upstream))
    server.witness = Witness(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.witness
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(upstream):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            sent = {name: value for name, value in self.headers.items() if name.lower() not in {"host", "connection"}}
            answer = requests.post(upstream + self.path, data=body, headers=sent, timeout=30)
            self.server.witness.exchanges.append(
                Exchange(
                    operation=self.headers.get("x-amz-target", "").rpartition(".")[2],
                    headers={name.lower(): value for name, value in self.headers.items()},
                    sent=json.loads(body or b"{}"),
                    status=answer.status_code,
                    answer=json.loads(answer.content or b"{}"),
                )
            )
            self.send_response_only(answer.status_code)
            for name, value in answer.headers.items():
                if name.lower() not in _HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_):
            """Says nothing: the test's own output is what counts."""

    return Handler
