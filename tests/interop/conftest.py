"""Fixtures that every interop test may ask for: the program, a home for it, and a sandbox."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from support import golden
from support.environment import clean_this_process
from support.paths import PROJECT, TRANSCRIPTS
from support.story import Story

SIGCALL = os.environ.get("SIGCALL")
clean_this_process()


@pytest.fixture(scope="session")
def binary():
    """The sigcall that `run` built, or that the caller named in $SIGCALL."""
    if not SIGCALL:
        pytest.fail("SIGCALL must name the program to test; tests/interop/run builds one and sets it")
    path = (PROJECT / SIGCALL).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"SIGCALL names {path}, which is no program")
    return path


@pytest.fixture
def home(tmp_path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def tell(binary, tmp_path):
    """Tells a story and compares it with its golden file: `with tell(NAME, TITLE) as story`."""

    @contextmanager
    def telling(name, title):
        story = Story(binary, tmp_path, title)
        yield story
        golden.compare(TRANSCRIPTS / f"{name}.txt", story.text())

    return telling
