"""What is signed is what is sent: botocore signs the bytes that sigcall put on the wire, and must reach the same signature."""

import re

import pytest
from botocore.credentials import Credentials

from support import resign
from support.odd_requests import FILES, STAGE, table
from support.recorder import recorder
from support.sandbox import sandbox
from support.sigcall import Sigcall
from support.witness import witness

USER = "alice"
DOT_SEGMENT = re.compile(r"/\.{1,2}(/|$)")
UNSIGNED_ON_PURPOSE = {"x-amzn-trace-id"}


class Bench:
    """Alice's sigcall, signed in at the sandbox, with the recorder as its API."""

    def __init__(self, sigcall, record, cognito, region):
        self.sigcall = sigcall
        self.record = record
        self.cognito = cognito
        self.region = region

    def send(self, words, base=STAGE, stdin=None, **variables):
        """Runs one request and returns it as it stood on the wire."""
        places = {"{api}": self.record.url, "{API}": self.record.url.replace("http://", "HTTP://")}
        for place, url in places.items():
            words = [word.replace(place, url) for word in words]
        outcome = self.sigcall(*words, stdin=stdin, SIGCALL_API_URL=self.record.url + base, **variables)
        received = self.record.take()
        assert outcome.status == 0, outcome.err
        assert len(received) == 1, f"{len(received)} requests were sent"
        return received[0]

    def credentials(self, recorded):
        """Returns the credentials that the identity pool handed out and the request names."""
        given = self.cognito.last("GetCredentialsForIdentity").answer["Credentials"]
        assert given["AccessKeyId"] == resign.access_key(recorded.value("authorization"))
        return Credentials(given["AccessKeyId"], given["SecretKey"], given["SessionToken"])


@pytest.fixture(scope="module")
def bench(binary, tmp_path_factory):
    folder = tmp_path_factory.mktemp("resigns")
    home = tmp_path_factory.mktemp("home")
    for name, content in FILES.items():
        (home / name).write_bytes(content)
    with sandbox(binary, folder) as world, witness(world.url) as cognito, recorder() as record:
        variables = {
            **world.env,
            "AWS_ENDPOINT_URL_COGNITO_IDENTITY": cognito.url,
            "SIGCALL_API_URL": record.url + STAGE,
            "SIGCALL_USERNAME": USER,
        }
        sigcall = Sigcall(binary, home, variables)
        signed_in = sigcall("login", SIGCALL_PASSWORD=world.password(USER))
        assert signed_in.status == 0, signed_in.err
        yield Bench(sigcall, record, cognito, world.region)


@pytest.mark.parametrize("name", table())
def test_botocore_reaches_the_same_signature(bench, name):
    odd = table()[name]
    recorded = bench.send(odd.words, odd.base, odd.stdin)
    assert recorded.value("authorization") == resign.authorization(recorded, bench.credentials(recorded), bench.region)
    assert "+" not in recorded.query, "a raw plus is a space to some and a plus to others"
    assert not DOT_SEGMENT.search(recorded.path)
    _everything_that_must_be_signed_is(recorded)
    _the_wire_holds_what_was_asked(recorded, odd)


def _everything_that_must_be_signed_is(recorded):
    signed = resign.signed_names(recorded.value("authorization"))
    present = {name.lower() for name, _ in recorded.headers} - UNSIGNED_ON_PURPOSE
    demanded = {"host", "x-amz-date", "x-amz-security-token"} | {"content-type"} & present
    demanded |= {name for name in present if name.startswith("x-amz-")}
    assert demanded <= set(signed)
    assert signed == sorted(signed)
    assert "user-agent" not in signed and "content-length" not in signed


def _the_wire_holds_what_was_asked(recorded, odd):
    if odd.wire is not None:
        assert recorded.target == odd.wire
    if odd.body is not None:
        assert recorded.body == odd.body
    if odd.method is not None:
        assert recorded.method == odd.method
    if odd.header is not None:
        name, value = odd.header
        assert recorded.values(name) == [value]


def test_a_query_that_signers_read_differently_is_not_sent(bench):
    outcome = bench.sigcall("get", "/test?q=%FF", SIGCALL_API_URL=bench.record.url + "/prod")
    assert outcome.status == 2
    assert "not UTF-8" in outcome.err
    assert bench.record.take() == []


def test_region_and_service_of_the_scope_are_the_configured_ones(bench):
    recorded = bench.send(("get", "/test"), SIGCALL_SIGN_REGION="us-west-2", SIGCALL_SERVICE="lambda")
    assert resign.scope(recorded.value("authorization")) == ("us-west-2", "lambda")
    theirs = resign.authorization(recorded, bench.credentials(recorded), "us-west-2", "lambda")
    assert recorded.value("authorization") == theirs


def test_a_warm_call_asks_nothing_of_cognito(bench):
    bench.send(("get", "/test"))
    asked = list(bench.cognito.exchanges)
    bench.send(("get", "/test"))
    assert bench.cognito.exchanges == asked


def test_no_call_to_the_identity_pool_is_signed(bench):
    assert bench.cognito.operations() == ["GetId", "GetCredentialsForIdentity"]
    assert all("authorization" not in exchange.headers for exchange in bench.cognito.exchanges)
