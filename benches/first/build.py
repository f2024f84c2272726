"""What the build left: the binary's size, the crates in it, and those that are there twice."""

import subprocess


def facts(binary, project):
    """Returns the facts of this binary and of the dependency tree in the folder `project`."""
    crates = _tree(project)
    twice = _tree(project, "--duplicates", "--depth", "0")
    check = subprocess.run([project / ".ci" / "check-tree"], cwd=project, stdout=subprocess.DEVNULL)
    return {
        "binary_mb": binary.stat().st_size / 1e6,
        "dependencies": len(crates) - 1,
        "duplicates": twice,
        "one_tls_stack": check.returncode == 0,
    }


def _tree(project, *options):
    """Returns the crates of the program itself, without build and test dependencies, each version once."""
    command = ["cargo", "tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}", *options]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)
    return sorted({" ".join(line.split()[:2]) for line in done.stdout.splitlines() if line.strip()})
