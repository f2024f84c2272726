"""A private certificate authority: root, intermediate, and an RSA-2048 leaf for `localhost`, a chain such as AWS's own."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

_SYSTEM_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
_AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
_LEAF = "basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:localhost\n"


@dataclass(frozen=True)
class Certificates:
    """The files that servers and clients need."""

    chain: Path
    """Leaf and intermediate, for the server."""
    key: Path
    """The leaf's private key."""
    root: Path
    """The root alone, for clients."""
    bundle: Path
    """The system's bundle and the root, for clients."""
    roots_in_bundle: int
    """How many certificates the bundle holds."""

    @classmethod
    def make(cls, folder):
        """Makes them all in `folder`."""
        root = _certificate(folder, "root", _AUTHORITY, issuer=None)
        intermediate = _certificate(folder, "intermediate", _AUTHORITY, issuer="root")
        leaf = _certificate(folder, "localhost", _LEAF, issuer="intermediate")
        chain = folder / "chain.pem"
        chain.write_text(leaf.read_text() + intermediate.read_text())
        text = _SYSTEM_BUNDLE.read_text() + root.read_text()
        bundle = folder / "bundle.pem"
        bundle.write_text(text)
        return cls(chain, folder / "localhost.key", root, bundle, text.count("BEGIN CERTIFICATE"))


def _certificate(folder, name, extensions, issuer):
    """Makes the key and the certificate of `name`, signed by `issuer` or, without one, by itself."""
    key, request, certificate = (folder / f"{name}.{kind}" for kind in ("key", "csr", "pem"))
    extension_file = folder / f"{name}.ext"
    extension_file.write_text(extensions)
    new_key = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-subj", f"/CN={name}"]
    _openssl("req", "-new", *new_key, "-out", request)
    if issuer is None:
        signer = ["-signkey", key]
    else:
        signer = ["-CA", folder / f"{issuer}.pem", "-CAkey", folder / f"{issuer}.key", "-CAcreateserial"]
    signed = ["-in", request, "-days", "30", "-sha256", "-extfile", extension_file, *signer]
    _openssl("x509", "-req", *signed, "-out", certificate)
    return certificate


def _openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
