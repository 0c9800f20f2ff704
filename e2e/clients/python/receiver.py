"""A receiver of webhooks: an HTTP server that takes what a library verifies, and refuses the rest."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests


class Receiver:
    """`verify` raises when a message is not to be trusted; tests change it, and look at what came."""

    def __init__(self, verify):
        self.verify = verify
        self.taken = []
        self.refused = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(receiver.receive(dict(self.headers), body))
                self.end_headers()

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}/hook"

    def receive(self, headers, body):
        message = {"headers": {name.lower(): value for name, value in headers.items()}, "body": body}
        try:
            self.verify(body, headers)
        except Exception as error:  # noqa: BLE001 - what is not verified is refused, whatever the reason
            self.refused.append(message | {"error": error})
            return 401
        self.taken.append(message | {"event": json.loads(body)})
        return 204


def post(url, headers, body):
    """Sends a message as it was received, and returns the status of the answer."""
    own = {name: value for name, value in headers.items() if name == "content-type" or name.startswith("webhook-")}
    return requests.post(url, data=body, headers=own, timeout=10).status_code


def eventually(what, listed, wanted=lambda _: True, seconds=60):
    """The first of what a function lists that is as wanted, as soon as there is one."""
    end = time.monotonic() + seconds
    while True:
        everything = list(listed())
        for each in everything:
            if wanted(each):
                return each
        assert time.monotonic() < end, f"no {what} within {seconds} s, but {everything}"
        time.sleep(0.05)


def flipped(data, place):
    """One bit of one byte is another one."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
