"""Signing in with amazon-cognito-identity-js, the browser library, under Node."""

import json
import subprocess

from support.environment import bare
from support.paths import NODE, NODE_MODULES, SIGN_IN_SCRIPT

_LONGEST_RUN = 60


def sign_in(home, endpoint, user_pool_id, client_id, username, password, new_password=None):
    """Returns what js/sign_in.cjs says: `{"outcome": …}`."""
    task = {
        "endpoint": endpoint,
        "userPoolId": user_pool_id,
        "clientId": client_id,
        "username": username,
        "password": password,
        "newPassword": new_password,
    }
    done = subprocess.run(
        [NODE, str(SIGN_IN_SCRIPT)],
        env=bare(home, NODE_PATH=str(NODE_MODULES)),
        input=json.dumps(task),
        capture_output=True,
        text=True,
        timeout=_LONGEST_RUN,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
