"""Requests that signers are known to get wrong, as a user would type them; `{api}` stands for the recording server."""

from dataclasses import dataclass

STAGE = "/prod"


@dataclass(frozen=True)
class OddRequest:
    """What is typed, and where the interface fixes it, what must stand on the wire."""

    words: tuple
    wire: str | None = None
    body: bytes | None = None
    stdin: bytes | None = None
    base: str = STAGE
    method: str | None = None
    header: tuple | None = None


def _get(path, wire=None, **more):
    return OddRequest(("get", path), wire, **more)


def _query(*pairs, wire):
    flags = [word for pair in pairs for word in ("--query", pair)]
    return OddRequest(("get", "/test", *flags), wire)


def _headers(*headers, header=None):
    flags = [word for value in headers for word in ("-H", value)]
    return OddRequest(("get", "/test", *flags), header=header)


def _post(*flags, body, stdin=None, header=None):
    return OddRequest(("post", "/test", *flags), body=body, stdin=stdin, header=header)


PATHS = {
    "plain": _get("/test", "/prod/test"),
    "no slash typed": _get("test", "/prod/test"),
    "no path typed": _get("", "/prod"),
    "slash alone": _get("/", "/prod/"),
    "trailing slash": _get("/test/", "/prod/test/"),
    "space": _get("/a b", "/prod/a%20b"),
    "space already encoded": _get("/a%20b", "/prod/a%20b"),
    "encoded slash": _get("/x%2Fy", "/prod/x%2Fy"),
    "encoded slash in lower case": _get("/x%2fy", "/prod/x%2fy"),
    "encoded percent": _get("/100%25", "/prod/100%25"),
    "encoded twice": _get("/a%2520b", "/prod/a%2520b"),
    "umlaut": _get("/caf\u00e9", "/prod/caf%C3%A9"),
    "umlaut already encoded": _get("/Citro%C3%ABn", "/prod/Citro%C3%ABn"),
    "characters beyond Latin": _get("/\u65e5\u672c/\U0001f600", "/prod/%E6%97%A5%E6%9C%AC/%F0%9F%98%80"),
    "byte that is no UTF-8": _get("/%E4", "/prod/%E4"),
    "colon": _get("/a:b", "/prod/a:b"),
    "equals sign": _get("/a=b", "/prod/a=b"),
    "plus": _get("/a+b", "/prod/a+b"),
    "star": _get("/a*b", "/prod/a*b"),
    "dollar": _get("/$default/x", "/prod/$default/x"),
    "tilde": _get("/~user", "/prod/~user"),
    "punctuation": _get("/a!b(c),d;e&f", "/prod/a!b(c),d;e&f"),
    "apostrophe": _get("/a'b", "/prod/a'b"),
    "quotation mark": _get('/a"b', "/prod/a%22b"),
    "angle brackets": _get("/<a>", "/prod/%3Ca%3E"),
    "braces": _get("/{id}", "/prod/%7Bid%7D"),
    "pipe": _get("/a|b"),
    "caret": _get("/a^b"),
    "brackets": _get("/[a]"),
    "backtick": _get("/a`b", "/prod/a%60b"),
    "connections": _get("/@connections/JBDvjfGEIAMCERw%3D", "/prod/@connections/JBDvjfGEIAMCERw%3D"),
    "connections encoded": _get("/%40connections/abc%3D", "/prod/%40connections/abc%3D"),
    "dot segment": _get("/a/./b", "/prod/a/b"),
    "parent segment": _get("/a/../b", "/prod/b"),
    "parent segment encoded": _get("/a/%2e%2E/b", "/prod/b"),
    "dots in a name": _get("/a..b/.hidden", "/prod/a..b/.hidden"),
    "long": _get("/" + "x" * 2000, "/prod/" + "x" * 2000),
}

QUERIES = {
    "unsorted": _get("/test?z=1&a=2", "/prod/test?z=1&a=2"),
    "upper case before lower": _get("/test?a=2&B=3&A=1", "/prod/test?a=2&B=3&A=1"),
    "name alone": _get("/test?a", "/prod/test?a"),
    "name alone among others": _get("/test?b=1&a&c=2", "/prod/test?b=1&a&c=2"),
    "empty value": _get("/test?a=", "/prod/test?a="),
    "empty query": _get("/test?"),
    "empty pair": _get("/test?a=1&&b=2"),
    "same name twice": _get("/test?a=1&a=0", "/prod/test?a=1&a=0"),
    "same name thrice with one empty": _get("/test?a=1&a&a=0", "/prod/test?a=1&a&a=0"),
    "name that begins another": _get("/test?ab=1&a=2&a-b=3", "/prod/test?ab=1&a=2&a-b=3"),
    "space": _get("/test?a=two words", "/prod/test?a=two%20words"),
    "space already encoded": _get("/test?a=two%20words", "/prod/test?a=two%20words"),
    "plus typed": _get("/test?q=a+b", "/prod/test?q=a%20b"),
    "plus encoded": _get("/test?q=a%2Bb", "/prod/test?q=a%2Bb"),
    "slash": _get("/test?a=x/y"),
    "slash encoded": _get("/test?a=x%2Fy", "/prod/test?a=x%2Fy"),
    "slash encoded in lower case": _get("/test?a=x%2fy", "/prod/test?a=x%2fy"),
    "unreserved but encoded": _get("/test?q=%7E%41", "/prod/test?q=%7E%41"),
    "equals sign in value": _get("/test?a=b=c"),
    "base64 value": _get("/test?tok=abc=="),
    "colons": _get("/test?a:b=c:d"),
    "punctuation": _get("/test?a=*()!,;$@"),
    "apostrophe": _get("/test?a=it's"),
    "umlaut": _get("/test?q=caf\u00e9", "/prod/test?q=caf%C3%A9"),
    "umlaut already encoded": _get("/test?q=caf%C3%A9", "/prod/test?q=caf%C3%A9"),
    "JSON": _get('/test?q={"a":[1]}'),
    "brackets in a name": _get("/test?filter[x]=1"),
    "pipe": _get("/test?q=a|b"),
    "encoded percent": _get("/test?q=100%25", "/prod/test?q=100%25"),
    "address in a value": _get("/test?u=https://example.com/a?b=c"),
    "fragment": _get("/test?a=1#part", "/prod/test?a=1"),
    "on the bare stage": _get("?a=1", None),
    "flag: plus": _query("q=a+b", wire="/prod/test?q=a%2Bb"),
    "flag: space": _query("q=a b", wire="/prod/test?q=a%20b"),
    "flag: ampersand and equals sign": _query("q=a&b=c", wire="/prod/test?q=a%26b%3Dc"),
    "flag: percent is a percent": _query("q=%20", wire="/prod/test?q=%2520"),
    "flag: empty": _query("q=", wire="/prod/test?q="),
    "flag: umlaut in the name": _query("\u00fc=1", wire="/prod/test?%C3%BC=1"),
    "flag: repeated": _query("a=1", "a=0", wire="/prod/test?a=1&a=0"),
    "flag: beside a typed query": OddRequest(
        ("get", "/test?z=1", "--query", "a=2"), "/prod/test?z=1&a=2"
    ),
}

HEADERS = {
    "of AWS": _headers("X-Amz-Meta: b", header=("x-amz-meta", "b")),
    "of AWS, one name beginning the other": _headers("X-Amz-Meta-A: a", "X-Amz-Meta: b"),
    "of AWS, twice": _headers("X-Amz-Meta: b", "X-Amz-Meta: a"),
    "of AWS, spaces in runs": _headers("X-Amz-Meta:   two   spaces  "),
    "of AWS, empty": _headers("X-Amz-Meta;", header=("x-amz-meta", "")),
    "of AWS, with a comma": _headers("X-Amz-Meta: a, b"),
    "no space after the colon": _headers("X-Custom:1", header=("x-custom", "1")),
    "colons in the value": _headers("X-Custom: 10: 20", header=("x-custom", "10: 20")),
    "user agent": _headers("User-Agent: another", header=("user-agent", "another")),
    "accept": _headers("Accept: text/plain", header=("accept", "text/plain")),
    "API key": _headers("X-Api-Key: key", header=("x-api-key", "key")),
    "content type without a body": _headers("Content-Type: text/plain"),
    "trace id": _headers("X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678"),
}

EVERY_BYTE = bytes(range(256))
LINES = b"one\r\ntwo\nthree"
LARGE = b"0123456789abcdef" * 65536
FILES = {"bytes.bin": EVERY_BYTE, "lines.txt": LINES, "large.bin": LARGE, "body.json": b'{"from":"a file"}\n'}

BODIES = {
    "form": _post("-d", "a=1", body=b"a=1", header=("content-type", "application/x-www-form-urlencoded")),
    "form in two parts": _post("-d", "a=1", "--data", "b=2", body=b"a=1&b=2"),
    "empty": _post("-d", "", body=b""),
    "none": _post(body=b""),
    "umlaut": _post("-d", "n=\u00fc", body="n=\u00fc".encode()),
    "raw with an at sign": _post("--data-raw", "@file", body=b"@file"),
    "every byte": _post("--data-binary", "@bytes.bin", body=EVERY_BYTE),
    "lines kept": _post("--data-binary", "@lines.txt", body=LINES),
    "lines joined": _post("-d", "@lines.txt", body=b"onetwothree"),
    "from standard input": _post("--data-binary", "@-", body=EVERY_BYTE, stdin=EVERY_BYTE),
    "a mebibyte": _post("--data-binary", "@large.bin", body=LARGE),
    "urlencoded": _post("--data-urlencode", "q=a b&c", body=b"q=a+b%26c"),
    "JSON": _post("--json", '{"n":1}', body=b'{"n":1}', header=("content-type", "application/json")),
    "JSON of a file": _post("--json", "@body.json", body=FILES["body.json"]),
    "JSON with umlaut": _post("--json", '{"n":"\u00fc"}', body='{"n":"\u00fc"}'.encode()),
    "content type with parameter": _post(
        "-d", "{}", "-H", "Content-Type: application/json; charset=utf-8", body=b"{}",
        header=("content-type", "application/json; charset=utf-8"),
    ),
}

METHODS = {
    "put": OddRequest(("put", "/test", "-d", "x"), method="PUT", body=b"x"),
    "patch": OddRequest(("patch", "/test", "--json", "[]"), method="PATCH", body=b"[]"),
    "delete": OddRequest(("delete", "/test"), method="DELETE"),
    "delete with a body": OddRequest(("delete", "/test", "-d", "x"), method="DELETE", body=b"x"),
    "get with a body": OddRequest(("get", "/test", "-d", "x"), method="GET", body=b"x"),
    "head": OddRequest(("head", "/test"), method="HEAD"),
    "options": OddRequest(("options", "/test"), method="OPTIONS"),
    "other": OddRequest(("request", "PROPFIND", "/test"), method="PROPFIND"),
}

TARGETS = {
    "no stage": _get("/test", "/test", base=""),
    "no stage, no path": _get("", "/", base=""),
    "stage with a slash": _get("/test", "/prod/test", base="/prod/"),
    "deep base": _get("test", "/prod/v1/items/test", base="/prod/v1/items"),
    "typed in full": _get("{api}/prod/other?b=1&a=2", "/prod/other?b=1&a=2"),
    "typed in full, scheme in capitals": _get("{API}/prod/other", "/prod/other"),
}

SLASHES = {
    "two inside": _get("/a//b", "/prod/a/b"),
    "two at the end": _get("/a//", "/prod/a/"),
    "two in a URL typed in full": _get("{api}//prod//a", "/prod/a"),
    "before a dot segment": _get("/a//../b", "/prod/b"),
}


def table():
    """Returns every request that botocore must sign alike, by a name that says its group."""
    groups = {
        "path": PATHS,
        "query": QUERIES,
        "header": HEADERS,
        "body": BODIES,
        "method": METHODS,
        "target": TARGETS,
        "slashes": SLASHES,
    }
    return {f"{group}: {name}": request for group, requests in groups.items() for name, request in requests.items()}
