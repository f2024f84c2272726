"""A loopback HTTP server that keeps the very bytes of each request: nothing is decoded, merged, or reordered."""

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass

_END_OF_HEAD = b"\r\n\r\n"
_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n"
_LONGEST_SILENCE = 10


@dataclass(frozen=True)
class Recorded:
    """One request as it stood on the wire."""

    method: str
    target: str
    headers: list
    body: bytes

    def values(self, name):
        """Returns every value of this header, in the order sent; the name is given in lower case."""
        return [value for found, value in self.headers if found.lower() == name]

    def value(self, name):
        """Returns the one value of a header that must stand exactly once."""
        (value,) = self.values(name)
        return value

    @property
    def path(self):
        """The target up to the question mark."""
        return self.target.partition("?")[0]

    @property
    def query(self):
        """The target after the question mark."""
        return self.target.partition("?")[2]


class Recorder:
    """What was received since the last look."""

    def __init__(self, url):
        self.url = url
        self._received = []

    def add(self, recorded):
        """Keeps one request."""
        self._received.append(recorded)

    def take(self):
        """Returns the requests received since the last look, and forgets them."""
        received, self._received = self._received, []
        return received


@contextmanager
def recorder():
    """Runs the server for the length of the `with` block."""
    listener = socket.create_server(("127.0.0.1", 0))
    record = Recorder(f"http://127.0.0.1:{listener.getsockname()[1]}")
    thread = threading.Thread(target=_serve, args=(listener, record), daemon=True)
    thread.start()
    try:
        yield record
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _serve(listener, record):
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(_LONGEST_SILENCE)
            try:
                recorded = _receive(connection)
                record.add(recorded)
                connection.sendall(_ANSWER + (b"" if recorded.method == "HEAD" else b"{}"))
            except OSError:
                # A connection without a whole request leaves no record, and the test that misses it says so.
                continue


def _receive(connection):
    received = b""
    while _END_OF_HEAD not in received:
        received += _more(connection)
    head, _, body = received.partition(_END_OF_HEAD)
    request_line, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = request_line.split(" ")
    headers = [(name, value.strip(" ")) for name, _, value in (line.partition(":") for line in lines)]
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    while len(body) < length:
        body += _more(connection)
    return Recorded(method, target, headers, body)


def _more(connection):
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the request was cut off")
    return part
