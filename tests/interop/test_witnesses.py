"""The witnesses themselves: the recorder keeps what was sent, and the second signature notices one changed byte."""

import dataclasses

import pytest
import requests
from botocore.credentials import Credentials

from support import resign, signed_call
from support.odd_requests import SLASHES, table
from support.recorder import recorder

REGION = "eu-central-1"
CREDENTIALS = Credentials("ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "token//==")
HEADERS = {"Content-Type": "application/json", "X-Amz-Meta": "two   spaces"}


@pytest.fixture
def recorded():
    """A request that botocore signed, as the recorder received it."""
    with recorder() as record:
        url = f"{record.url}/prod/a%20b?z=1&a=x%2Fy"
        signed_call.call("POST", url, CREDENTIALS, REGION, body=b'{"n":1}', headers=HEADERS)
        (received,) = record.take()
    return received


def test_the_recorder_keeps_the_bytes_of_a_request(recorded):
    assert (recorded.method, recorded.target, recorded.body) == ("POST", "/prod/a%20b?z=1&a=x%2Fy", b'{"n":1}')
    assert recorded.value("x-amz-meta") == "two   spaces"


def test_the_recorder_answers_a_head_request_without_a_body():
    with recorder() as record:
        assert requests.head(record.url, timeout=10).content == b""
        assert [request.method for request in record.take()] == ["HEAD"]


def test_botocore_signs_its_own_request_alike(recorded):
    assert resign.authorization(recorded, CREDENTIALS, REGION) == recorded.value("authorization")


@pytest.mark.parametrize(
    "change",
    [
        {"method": "PUT"},
        {"target": "/prod/a%20B?z=1&a=x%2Fy"},
        {"target": "/prod/a%20b?z=2&a=x%2Fy"},
        {"body": b'{"n":2}'},
    ],
    ids=["method", "path", "query", "body"],
)
def test_a_change_on_the_wire_changes_the_signature(recorded, change):
    changed = dataclasses.replace(recorded, **change)
    assert resign.authorization(changed, CREDENTIALS, REGION) != recorded.value("authorization")


def test_a_signed_header_counts_and_another_does_not(recorded):
    def with_value(name):
        headers = [(found, "changed" if found.lower() == name else value) for found, value in recorded.headers]
        return resign.authorization(dataclasses.replace(recorded, headers=headers), CREDENTIALS, REGION)

    assert with_value("x-amz-meta") != recorded.value("authorization")
    assert with_value("user-agent") == recorded.value("authorization")


def test_two_slashes_are_one_to_botocore_so_the_table_says_what_must_be_on_the_wire(recorded):
    doubled = dataclasses.replace(recorded, target=recorded.target.replace("/prod/", "/prod//"))
    assert resign.authorization(doubled, CREDENTIALS, REGION) == recorded.value("authorization")
    assert all(odd.wire and "//" not in odd.wire for odd in SLASHES.values())


def test_a_query_is_compared_decoded():
    assert resign.canonical("a=x/y&&b&c=%7e%FF") == "a=x%2Fy&b=&c=~%FF"


def test_the_table_holds_sixty_requests():
    assert len(table()) >= 60
