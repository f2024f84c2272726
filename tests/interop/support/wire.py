"""What a witness saw, as tests compare it: the steps of a sign-in by name, and who was told a secret."""

import base64


def step(exchange):
    """Returns an operation with the flow that it begins or the challenge that it answers."""
    about = exchange.sent.get("AuthFlow") or exchange.sent.get("ChallengeName")
    return f"{exchange.operation} {about}" if about else exchange.operation


def steps(seen):
    """Returns every step, in order."""
    return [step(exchange) for exchange in seen.exchanges]


def told(seen, secret):
    """Returns the steps that carried a secret to the server: in a header, or anywhere in the body, as it is, in Base64,
    or in hexadecimal."""
    return [step(exchange) for exchange in seen.exchanges if _carries(exchange, secret)]


def _carries(exchange, secret):
    raw = secret.encode()
    # The end of a Base64 text depends on what follows.
    forms = (secret, base64.b64encode(raw).decode()[: len(raw) * 4 // 3 - 3], raw.hex())
    texts = [*exchange.headers.values(), *_texts(exchange.sent)]
    return any(form in text for form in forms for text in texts)


def _texts(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)
