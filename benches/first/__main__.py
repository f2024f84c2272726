"""The order of the measurement: servers up, a session made, figures taken, servers down, report printed."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from first import build, goals, instructions, report, requests_made, system_calls
from first.certificates import Certificates
from first.commands import REFERENCES, Commands
from first.gateway import Gateway
from first.rounds import Rounds
from first.sandbox import Sandbox

_FEWEST_ROUNDS = 30
_SIGN_IN_ROUNDS = 30


def main():
    options = _options()
    with tempfile.TemporaryDirectory(prefix="sigcall-benches-") as name:
        figures = _measure(options, Path(name))
    verdicts = goals.judge(figures)
    text = report.markdown(figures, verdicts)
    line = json.dumps({"figures": figures, "goals": verdicts})
    (options.folder / "first.md").write_text(text)
    (options.folder / "first.json").write_text(line + "\n")
    print(text)
    print(line)


def _options():
    parser = argparse.ArgumentParser(prog="benches/run")
    parser.add_argument("--sigcall", type=Path, required=True, help="the release binary")
    parser.add_argument("--project", type=Path, required=True, help="the folder of Cargo.toml")
    parser.add_argument("--folder", type=Path, required=True, help="where `timed` lies and reports are kept")
    parser.add_argument("--rounds", type=int, default=60, help="how often each command runs")
    options = parser.parse_args()
    if options.rounds < _FEWEST_ROUNDS:
        parser.error(f"fewer than {_FEWEST_ROUNDS} rounds say nothing")
    return options


def _measure(options, folder):
    load = os.getloadavg()[0]
    certificates = Certificates.make(folder)
    timed = options.folder / "timed"
    with Sandbox(options.sigcall, folder) as sandbox, Gateway(folder, certificates, sandbox.url) as gateway:
        commands = Commands(options.sigcall, folder, certificates, gateway, sandbox)
        _say("signing in, counting requests")
        requests = requests_made.count(commands, gateway)
        _say(f"timing {options.rounds} rounds")
        calls = Rounds(timed, commands.timed(), REFERENCES).run(options.rounds)
        _say(f"timing {_SIGN_IN_ROUNDS} sign-ins of each flow")
        sign_ins = Rounds(timed, commands.sign_ins()).run(_SIGN_IN_ROUNDS)
        _say("counting instructions and system calls")
        return {
            "machine": {"processors": os.cpu_count(), "load_before": load},
            "calls": calls,
            "sign_ins": sign_ins,
            "requests": requests,
            "instructions": instructions.count(commands.counted(), folder),
            "system_calls": system_calls.count(commands.get_one_ca(), folder),
            "build": build.facts(options.sigcall, options.project),
        }


def _say(what):
    print(f"benches: {what}", file=sys.stderr)


main()
