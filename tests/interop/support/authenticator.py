"""An authenticator app: codes made by oathtool (Debian's package), and when they change."""

import subprocess
import time

_PERIOD = 30


def code(secret):
    """Returns the code of this moment."""
    done = subprocess.run(["oathtool", "--totp", "--base32", secret], capture_output=True, check=True, encoding="ascii")
    return done.stdout.strip()


def early_in_a_period(seconds):
    """Waits, if need be, until a code holds for as long as this."""
    left = _PERIOD - time.time() % _PERIOD
    if left < seconds:
        time.sleep(left + 0.5)
