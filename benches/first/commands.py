"""What is measured: every command with its words and its environment, and the names that reports call them by."""

import shutil
import subprocess
from dataclasses import dataclass

from first import bare
from first.gateway import BODY

GET_BUNDLE, GET_ONE_CA = "sigcall get, system bundle", "sigcall get, one CA"
CURL_BUNDLE, CURL_ONE_CA = "curl --aws-sigv4, system bundle", "curl --aws-sigv4, one CA"
HELP, VERSION = "sigcall --help", "sigcall --version"
TRUE, CURL_VERSION = "true", "curl --version"
REFERENCES = (CURL_BUNDLE, CURL_ONE_CA, TRUE, CURL_VERSION)
LOGIN_SRP, LOGIN_PASSWORD = "sigcall login, SRP", "sigcall login, --flow password"

_PATH = "/test"
_KEY, _SECRET = "ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@dataclass(frozen=True)
class Command:
    """A command line and the environment it runs in."""

    name: str
    words: list
    environment: dict

    def run(self):
        """Runs it once, unmeasured, and returns its standard output; a failure ends the program."""
        return self.run_under([]).stdout

    def run_under(self, wrapper):
        """Runs it below another program, whose words come first, and returns the finished process."""
        done = subprocess.run(
            [*map(str, wrapper), *self.words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise SystemExit(f"benches: {self.name} ended with {done.returncode}:\n{done.stderr}{done.stdout}")
        return done


class Commands:
    """The commands, made for servers that run."""

    def __init__(self, binary, folder, certificates, gateway, sandbox):
        self._binary = str(binary)
        self._certificates = certificates
        self._url = gateway.api_url + _PATH
        self._region = sandbox.region
        self._plain = bare.environment(folder)
        # Cognito is reached through nginx, which counts; everything else is as the sandbox says.
        self._session = {
            **{name: gateway.cognito_url if value == sandbox.url else value for name, value in sandbox.variables.items()},
            "SIGCALL_API_URL": gateway.api_url,
        }
        self._password = {"SIGCALL_PASSWORD": sandbox.password}
        self._warm_home, self._login_home = folder / "warm", folder / "login"
        for home in (self._warm_home, self._login_home):
            home.mkdir()

    def warm_up(self):
        """Returns the sign-in whose session the measured calls use."""
        return self._sigcall("sigcall login", "login", "alice", home=self._warm_home, **self._password)

    def get_one_ca(self):
        """Returns the warm call whose only root is the private one."""
        return self._get(GET_ONE_CA, self._certificates.root)

    def timed(self):
        """Returns calls and starts, sigcall's and those they are compared with; every call was checked to answer."""
        calls = [
            self._curl(CURL_BUNDLE, self._certificates.bundle),
            self._curl(CURL_ONE_CA, self._certificates.root),
            self._get(GET_BUNDLE, self._certificates.bundle),
            self.get_one_ca(),
        ]
        for call in calls:
            if call.run() != BODY:
                raise SystemExit(f"benches: {call.name} did not print the body that was served")
        starts = [
            self._sigcall(HELP, "--help"),
            self._sigcall(VERSION, "--version"),
            Command(TRUE, [shutil.which("true")], self._plain),
            Command(CURL_VERSION, [shutil.which("curl"), "--version"], self._plain),
        ]
        return calls + starts

    def sign_ins(self):
        """Returns a sign-in of each flow; they differ by SRP alone."""
        own = {"home": self._login_home, **self._password}
        return [
            self._sigcall(LOGIN_SRP, "login", "alice", **own),
            self._sigcall(LOGIN_PASSWORD, "login", "alice", "--flow", "password", **own),
        ]

    def counted(self):
        """Returns the commands whose instructions are counted."""
        kept = (CURL_ONE_CA, GET_BUNDLE, GET_ONE_CA, HELP, TRUE, LOGIN_SRP)
        return [command for command in self.timed() + self.sign_ins() if command.name in kept]

    def _get(self, name, roots):
        return self._sigcall(name, "get", _PATH, "--cacert", str(roots))

    def _sigcall(self, name, *words, home=None, **variables):
        environment = {**self._plain, **self._session, **variables, "HOME": str(home or self._warm_home)}
        return Command(name, [self._binary, *words], environment)

    def _curl(self, name, roots):
        """The credentials are invented, with a session token of usual length: nginx does not look at signatures."""
        words = ["--silent", "--show-error", "--cacert", str(roots)]
        words += ["--aws-sigv4", f"aws:amz:{self._region}:execute-api", "--user", f"{_KEY}:{_SECRET}"]
        words += ["--header", "x-amz-security-token: " + "A" * 1000, self._url]
        return Command(name, [shutil.which("curl"), *words], self._plain)
