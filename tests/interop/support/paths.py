"""Where things lie: the project, what the tests leave behind, and the programs that `run` installed."""

import os
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
LEFT_BEHIND = Path(os.environ.get("CARGO_TARGET_DIR", PROJECT / "target")) / "interop"
NODE_MODULES = LEFT_BEHIND / "node" / "node_modules"
SCRIPTS = PROJECT / "tests" / "interop" / "js"
SIGN_IN_SCRIPT = SCRIPTS / "sign_in.cjs"
SCENARIOS = PROJECT / "tests" / "interop" / "scenarios"
NODE = shutil.which("node")
EVERY_SIGN_IN = PROJECT / "examples" / "every-sign-in.toml"
TRANSCRIPTS = PROJECT / "tests" / "interop" / "transcripts"
