"""An authenticator app nobody here wrote: oathtool, Debian's package."""

import subprocess
import time

STEP = 30


def code(secret, at=None):
    """Returns the code that the app shows for a secret in Base32, now or at a time (seconds since 1970)."""
    moment = int(time.time() if at is None else at)
    done = subprocess.run(
        ["oathtool", "--totp", "--base32", f"--now=@{moment}", "-"],
        input=secret + "\n",
        capture_output=True,
        text=True,
        timeout=10,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def next_code(secret):
    """Returns the code of the next step, which servers take early, for who has just used the present one."""
    return code(secret, time.time() + STEP)


def wrong_code(secret):
    """Returns six digits that no app shows for this secret around now."""
    now = time.time()
    shown = {code(secret, now + STEP * steps) for steps in range(-2, 4)}
    return next(digits for digits in ("000000", "111111", *(str(n) for n in range(200000, 200010))) if digits not in shown)


def early_in_a_step(seconds):
    """Waits, if need be, until a code holds for as long as this."""
    left = STEP - time.time() % STEP
    if left < seconds:
        time.sleep(left + 0.5)
