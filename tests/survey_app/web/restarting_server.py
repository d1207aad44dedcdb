"""A real gunicorn that is up again within a fraction of a second after it was killed; run, not imported.

Loading the app takes a second or two, forking a process that has loaded it takes milliseconds. So this
process loads everything, opens the socket, and forks a gunicorn master with two workers of its own for every
line on its standard input. Each makes its own app, as in production: only the loaded modules are shared.
"""

import json
import os
import socket
import sys

from gunicorn.app.base import BaseApplication

from survey_app import create_app
from tests.survey_app.addresses_later import compile_addresses_later


class Server(BaseApplication):
    """Gunicorn as `wederhoor serve` starts it, on a socket that is open already."""

    def __init__(self, settings, listener):
        self.settings, self.listener = settings, listener
        super().__init__()

    def load_config(self):
        options = {"bind": f"fd://{self.listener}", "workers": 2, "worker_class": "sync"}
        options |= {"errorlog": self.settings["LOG"], "loglevel": "warning", "control_socket_disable": True}
        options["logger_class"] = "survey_app.discreet_log.DiscreetLogger"
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self):
        return create_app(self.settings)


def main():
    settings = json.loads(sys.argv[1])
    compile_addresses_later()  # a hundred apps are made
    create_app(settings).extensions["database"].dispose()  # loads what is loaded late
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    print(listener.getsockname()[1], flush=True)
    child = 0
    for _ in sys.stdin:
        if child:
            os.waitpid(child, 0)
        child = os.fork()
        if not child:
            os.setsid()  # a group of its own: one signal kills master and workers
            Server(settings, listener.fileno()).run()
        print(child, flush=True)


if __name__ == "__main__":
    main()
