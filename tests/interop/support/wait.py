"""Waiting for a server: asks until it answers, and gives up loudly when its process has ended or the time is over."""

import time

_PAUSE = 0.05


def until(answer, server, seconds):
    """Returns the first answer that is not None; fails with the server's own words."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if server.ended() is not None:
            raise AssertionError(f"ended with {server.ended()} before it was ready:\n{server.told()}")
        found = answer()
        if found is not None:
            return found
        time.sleep(_PAUSE)
    raise AssertionError(f"not ready after {seconds} s:\n{server.told()}")
