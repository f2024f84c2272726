"""What a sign-in and a warm call send, as nginx logged it: to Cognito and to the API, and over how many connections."""

import time

# nginx logs a request when it is done with it, and for that a client does not wait.
_LONGEST_LOGGING = 0.5


def count(commands, gateway):
    """Signs in and then calls once; returns what each of them sent."""
    seen = {"api": 0, "cognito": 0}
    counted = {}
    for name, command in (("login", commands.warm_up()), ("warm get", commands.get_one_ca())):
        command.run()
        time.sleep(_LONGEST_LOGGING)
        counted[name] = {server: _since(gateway.logged(server), seen, server) for server in seen}
    return counted


def _since(lines, seen, server):
    new = lines[seen[server] :]
    seen[server] = len(lines)
    return {
        "requests": [_told(line) for line in new],
        "connections": len({connection for connection, *_ in new}),
    }


def _told(line):
    _, method, protocol, target, path = line
    operation = target.rpartition(".")[2] if target != "-" else f"{method} {path}"
    return f"{operation} ({protocol})"
