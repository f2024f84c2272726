"""For libraries that call Cognito by its address on the internet: requests' calls of one address go to another."""

from contextlib import contextmanager
from unittest import mock

from requests.adapters import HTTPAdapter


@contextmanager
def redirected(address, to):
    """Sends what requests would send to `address` (a URL's beginning) to `to` instead, as it stands, in the `with` block."""
    send = HTTPAdapter.send

    def elsewhere(adapter, request, **options):
        if request.url.startswith(address):
            request.url = to + request.url.removeprefix(address)
        return send(adapter, request, **options)

    with mock.patch.object(HTTPAdapter, "send", elsewhere):
        yield
