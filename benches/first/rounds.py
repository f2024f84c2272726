"""Rounds: every command once a round, in an order that rotates, so that a machine that slows down slows all of them.

Milliseconds drift with the machine; what holds is the ratio of two commands, taken in each round, and its median.
"""

import statistics
import subprocess
from collections import defaultdict


class Rounds:
    """Commands to be timed by the program `timed`."""

    def __init__(self, timed, commands, references=()):
        """`references` names those of the commands that the others are compared with."""
        self._timed = str(timed)
        self._commands = commands
        self._references = references

    def run(self, count):
        """Runs that many rounds and one before them that does not count; returns figures by command, and ratios."""
        samples = defaultdict(list)
        for number in range(count + 1):
            turn = number % len(self._commands)
            for command in self._commands[turn:] + self._commands[:turn]:
                sample = self._sample(command)
                if number > 0:
                    samples[command.name].append(sample)
        names = [command.name for command in self._commands]
        return {
            "rounds": count,
            "commands": {name: _summary(samples[name]) for name in names},
            "ratios": {
                ours: {theirs: _ratios(samples[ours], samples[theirs]) for theirs in self._references}
                for ours in names
                if ours not in self._references
            },
        }

    def _sample(self, command):
        done = subprocess.run(
            [self._timed, *command.words],
            env=command.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        status, wall, cpu, peak = map(int, done.stdout.split())
        if status != 0:
            raise SystemExit(f"benches: {command.name} ended with {status}:\n{done.stderr}")
        return {"wall_ms": wall / 1e6, "cpu_ms": cpu / 1e3, "rss_mib": peak / 1024}


def _summary(samples):
    wall = sorted(sample["wall_ms"] for sample in samples)
    return {
        "wall_min_ms": wall[0],
        "wall_median_ms": statistics.median(wall),
        "wall_p90_ms": wall[len(wall) * 9 // 10],
        "cpu_median_ms": statistics.median(sample["cpu_ms"] for sample in samples),
        "rss_median_mib": statistics.median(sample["rss_mib"] for sample in samples),
    }


def _ratios(ours, theirs):
    return {
        kind: statistics.median(our[kind] / their[kind] for our, their in zip(ours, theirs))
        for kind in ("wall_ms", "cpu_ms", "rss_mib")
    }
