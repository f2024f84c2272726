"""The environment that tested programs get: nothing of the machine's AWS, proxy, or certificate settings."""

import os

_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
_BUNDLES = (
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "NODE_EXTRA_CA_CERTS",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
)
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def bare(home, **variables):
    """Returns a new environment with this home, these variables, and of the machine's own only what programs need to start."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "HOME": str(home), **variables}


def clean_this_process():
    """Takes out of this process what would lead boto3 and requests elsewhere: settings, files, and metadata servers."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "SIGCALL_", "COGNITO_")) or name in _BUNDLES or name.upper() in _PROXIES:
            del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.devnull
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
