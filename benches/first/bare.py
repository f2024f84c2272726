"""The environment that measured programs get: nothing of the machine's AWS, proxy, or certificate settings.

A variable that names a certificate folder would double the cost of loading roots, for sigcall and for curl alike.
"""

import os

_KEPT = ("PATH", "LANG", "LC_ALL")


def environment(home, **variables):
    """Returns a new environment with this home, these variables, and what programs need to start."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "HOME": str(home), **variables}
