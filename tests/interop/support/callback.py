"""An app's callback: a server on loopback that notes with which parameters a browser came back."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Callback:
    """Where the browser comes back to."""

    def __init__(self, server):
        self._server = server
        self.origin = f"http://localhost:{server.server_port}"
        self.url = f"{self.origin}/callback"

    def visits(self):
        """Returns the parameters of every visit of the callback so far, oldest first."""
        return list(self._server.visits)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = urlsplit(self.path)
        if asked.path == "/callback":
            self.server.visits.append({name: value for name, (value,) in parse_qs(asked.query).items()})
        page = b"<!DOCTYPE html><title>App</title><h1>Back at the app</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        """Says nothing."""


@contextmanager
def callback():
    """Serves on a free port for the length of the `with` block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.visits = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Callback(server)
        finally:
            server.shutdown()
            thread.join()
