"""nginx as the API's gateway and, in front of the sandbox, as Cognito's: it logs every request with its connection."""

import socket

from first import bare
from first.server import Server

BODY = '{"message":"hello from the test api"}'
_LONGEST_WAIT = 1

_CONFIGURATION = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.errors;
events {{ }}
http {{
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  log_format figures '$connection $request_method $server_protocol $http_x_amz_target $request_uri';
  server {{
    {api_listens}
    ssl_protocols TLSv1.3;
    ssl_certificate {certificates.chain};
    ssl_certificate_key {certificates.key};
    access_log {folder}/api.log figures;
    default_type application/json;
    location / {{ return 200 '{body}'; }}
  }}
  server {{
    listen 127.0.0.1:{cognito_port};
    access_log {folder}/cognito.log figures;
    location / {{ proxy_pass {cognito}; proxy_http_version 1.1; proxy_set_header Host $http_host; }}
  }}
}}
"""


class Gateway:
    """A running nginx."""

    def __init__(self, folder, certificates, cognito):
        """Serves the API with these certificates and passes Cognito's requests on to the URL `cognito`."""
        addresses = _loopback_addresses()
        self._api_port, cognito_port = _free_port(addresses), _free_port(["127.0.0.1"])
        self.api_url = f"https://localhost:{self._api_port}/prod"
        self.cognito_url = f"http://127.0.0.1:{cognito_port}"
        self._logs = {"api": folder / "api.log", "cognito": folder / "cognito.log"}
        configuration = folder / "nginx.conf"
        hosts = [f"[{address}]" if ":" in address else address for address in addresses]
        configuration.write_text(
            _CONFIGURATION.format(
                folder=folder,
                certificates=certificates,
                body=BODY,
                cognito=cognito,
                cognito_port=cognito_port,
                api_listens=" ".join(f"listen {host}:{self._api_port} ssl http2;" for host in hosts),
            )
        )
        command = ["nginx", "-p", folder, "-c", configuration]
        self._server = Server("nginx", command, bare.environment(folder), folder)
        self._server.wait_until(self._answers)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.end()

    def logged(self, server):
        """Returns the lines logged by `api` or `cognito` so far: connection, method, protocol, target, path."""
        return [line.split(" ", 4) for line in self._logs[server].read_text().splitlines()]

    def _answers(self):
        try:
            socket.create_connection(("127.0.0.1", self._api_port), _LONGEST_WAIT).close()
        except OSError:
            return False
        return True


def _loopback_addresses():
    """Returns what `localhost` stands for; serving fewer would make clients try an address in vain."""
    found = {info[4][0] for info in socket.getaddrinfo("localhost", None, type=socket.SOCK_STREAM)}
    return sorted(address for address in found if _can_bind(address))


def _can_bind(address):
    try:
        _free_port([address])
    except OSError:
        return False
    return True


def _free_port(addresses):
    """Returns a port that was free on the first address a moment ago."""
    family = socket.AF_INET6 if ":" in addresses[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((addresses[0], 0))
        return probe.getsockname()[1]
