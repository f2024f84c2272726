"""Botocore's opinion of a request that was on the wire: the Authorization header it would have put there."""

from datetime import datetime, timezone
from unittest import mock
from urllib.parse import quote, unquote_to_bytes

import botocore.auth
from botocore.awsrequest import AWSRequest

_ADDED_BY_SIGNER = {"host", "x-amz-date", "x-amz-security-token"}


def signed_names(authorization):
    """Returns the header names that an Authorization header says it signs."""
    return authorization.partition("SignedHeaders=")[2].partition(",")[0].split(";")


def scope(authorization):
    """Returns region and service of an Authorization header's credential scope."""
    _, _, region, service, _ = authorization.partition("Credential=")[2].partition(",")[0].split("/")
    return region, service


def access_key(authorization):
    """Returns the access key id that an Authorization header names."""
    return authorization.partition("Credential=")[2].partition("/")[0]


def authorization(recorded, credentials, region, service="execute-api"):
    """Signs the recorded request anew with botocore: same time, same credentials, same choice of headers."""
    at = datetime.strptime(recorded.value("x-amz-date"), "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    query = canonical(recorded.query)
    request = AWSRequest(
        method=recorded.method,
        url=f"http://{recorded.value('host')}{recorded.path}{'?' + query if query else ''}",
        data=recorded.body,
    )
    chosen = set(signed_names(recorded.value("authorization"))) - _ADDED_BY_SIGNER
    for name, value in recorded.headers:
        if name.lower() in chosen:
            request.headers.add_header(name, value)
    with mock.patch.object(botocore.auth, "get_current_datetime", return_value=at):
        botocore.auth.SigV4Auth(credentials, service, region).add_auth(request)
    return request.headers["Authorization"]


def canonical(query):
    """Returns the query in the form botocore expects on the wire: it signs a query as it finds it, while servers decode
    it first. Empty pairs (`a&&b`) mean nothing to either."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return "&".join(f"{_encoded(name)}={_encoded(value)}" for name, _, value in pairs)


def _encoded(text):
    return quote(unquote_to_bytes(text), safe="-_.~")
