"""docs/http-api.md about being told, as it stands there: its receiver and its lines for curl, on other ports."""

import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

import api
import report
from receiver import eventually

PAGE = pathlib.Path(os.environ["LONGHAUL_PAGE"]).read_text()
FUNCTION = re.search(r"(?m)^\$ (api\(\).*)$", PAGE)[1].replace("curl -s", "curl -s --fail-with-body")


def block(language, holding):
    """The block of the page in which something stands."""
    return next(text for text in re.findall(rf"```{language}\n(.*?)```", PAGE, re.S) if holding in text)


class Place:
    """An empty folder with a port and the file of the page, where its lines are typed and its receiver runs."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="page-"))
        (self.folder / "contacts.csv").write_text(api.records(3))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])

    def type(self, lines):
        """Types lines of the page, and returns what they print."""
        lines = re.sub(r"(?m)^\$ ", "", lines).replace("localhost:8080", urlsplit(api.GATEWAY).netloc)
        lines = lines.replace("localhost:9000", f"localhost:{self.port}")
        lines = lines.replace('"dataset": "contacts"', f'"dataset": "{api.DATASET}"')
        lines = re.sub(r"\b(c-4|billing-1)\b", rf"\1-{self.port}", lines)
        command = ["bash", "-euc", FUNCTION + "\n" + lines]
        known = os.environ | {"TOKEN": api.TOKEN}
        done = subprocess.run(command, cwd=self.folder, env=known, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"{lines}: {done.stdout} {done.stderr}"
        return done.stdout

    def receive(self, change=lambda text: text):
        """Starts the receiver of the page, and returns it with the file that it prints to."""
        script = self.folder / "receiver.py"
        script.write_text(change(block("python", "HTTPServer(")).replace("9000", self.port))
        printed = self.folder / "printed.txt"
        with printed.open("w") as out:
            process = subprocess.Popen([sys.executable, script], stdout=out, stderr=subprocess.STDOUT)
        eventually("receiver", lambda: [self.listens()], bool)
        return process, printed

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", int(self.port))) == 0


def prints(printed, wanted):
    eventually(wanted, lambda: printed.read_text().splitlines(), lambda line: line.startswith(wanted))


def import_with_a_callback(_):
    place = Place()
    process, printed = place.receive()
    try:
        place.type(block("console", "acme~c-4/deliveries"))
        prints(printed, "verified: operation.started")
        prints(printed, "verified: operation.succeeded")
        assert "'inserted': 3" in printed.read_text(), printed.read_text()
    finally:
        process.kill()


def registered_endpoint(_):
    place = Place()
    register, test = re.findall(r"(?ms)^\$ (.*?[^\\])$", block("console", "<id>:test"))
    endpoint = json.loads(place.type(register))
    process, printed = place.receive(lambda text: re.sub(r"whsec_[^\"]*", endpoint["secret"], text))
    try:
        place.type(test.replace("<id>", endpoint["id"]))
        prints(printed, "verified: webhook.test")
    finally:
        process.kill()


def another_secret(_):
    place = Place()
    process, printed = place.receive(lambda text: text.replace("whsec_M", "whsec_N"))
    try:
        place.type(block("console", "acme~c-4/deliveries"))
        prints(printed, "refused: No matching signature")
        assert "verified:" not in printed.read_text(), printed.read_text()
    finally:
        process.kill()


report.run(
    {
        "import with a callback": import_with_a_callback,
        "registered endpoint": registered_endpoint,
        "another secret": another_secret,
    }
)
