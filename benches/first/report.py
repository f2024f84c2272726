"""The report: the figures as Markdown."""

from first.commands import LOGIN_PASSWORD, LOGIN_SRP

_MOST_FREQUENT = 10


def markdown(figures, verdicts):
    """Returns the whole report."""
    parts = [
        _goals(verdicts, figures["machine"]),
        _times("Calls and starts", figures["calls"]),
        _times("Sign-ins", figures["sign_ins"]) + "\n\n" + _srp(figures["sign_ins"]),
        _requests(figures["requests"]),
        _instructions(figures["instructions"]),
        _system_calls(figures["system_calls"]),
        _build(figures["build"]),
    ]
    return "\n\n".join(parts) + "\n"


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _goals(verdicts, machine):
    rows = [
        [v["goal"], v["figure"], f"{v['measured']:g}", v["limit"], "met" if v["met"] else "**missed**"]
        for v in verdicts
    ]
    judged = _table(["goal", "figure", "measured", "limit", ""], rows)
    note = "Not judged here, for want of the other programs: G4, G6, G7 / apig-test, G8 of a suite, and G10 to G14."
    return f"## Goals\n\n{_machine(machine)}\n\n{judged}\n\n{note}"


def _machine(machine):
    told = f"{machine['processors']} processors, load {machine['load_before']:.1f} before the first round."
    if machine["load_before"] > machine["processors"] / 2:
        told += " **Busy: wall times say little, instructions hold.**"
    return told


def _times(title, series):
    heads = ["command", "wall min ms", "wall median", "wall p90", "CPU median", "peak MiB"]
    rows = [[name, *(f"{value:.2f}" for value in summary.values())] for name, summary in series["commands"].items()]
    return f"## {title}, {series['rounds']} rounds\n\n" + _table(heads, rows)


def _srp(series):
    of = {name: summary["cpu_median_ms"] for name, summary in series["commands"].items()}
    return f"SRP costs about {of[LOGIN_SRP] - of[LOGIN_PASSWORD]:.1f} ms of CPU: the difference of the two flows."


def _requests(requests):
    rows = [
        [name, server, len(sent["requests"]), sent["connections"], ", ".join(sent["requests"]) or "none"]
        for name, servers in requests.items()
        for server, sent in servers.items()
    ]
    return "## Requests made\n\n" + _table(["command", "to", "requests", "connections", "which"], rows)


def _instructions(instructions):
    rows = [[name, f"{count / 1e6:.2f}"] for name, count in instructions.items()]
    return "## Instructions\n\n" + _table(["command", "million"], rows)


def _system_calls(calls):
    most = list(calls["by_name"].items())[:_MOST_FREQUENT]
    told = ", ".join(f"{name} {count}" for name, count in most)
    opened = "\n".join(f"- `{path}`" for path in calls["opened"])
    return f"## System calls of a warm get, one CA\n\n{calls['total']} in all: {told}.\n\nOpened:\n\n{opened}"


def _build(build):
    twice = ", ".join(build["duplicates"]) or "none"
    stack = "one TLS stack, one of each HTTP crate" if build["one_tls_stack"] else "a second TLS stack or HTTP crate"
    return (
        f"## Build\n\nBinary {build['binary_mb']:.2f} MB, {build['dependencies']} dependencies, {stack}.\n"
        f"In more than one version: {twice}."
    )
