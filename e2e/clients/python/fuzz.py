"""Schemathesis over the document that the gateway serves: every phase and every check, with a fixed seed."""

import collections
import json
import os
import pathlib
import subprocess
import sys

import api
import report

HERE = pathlib.Path(__file__).parent
ANSWERS = HERE / "fuzz-answers.txt"
EXAMPLES = {"examples": 1, "coverage": 1, "fuzzing": 10, "stateful": 40}


def phase(name):
    def run(told):
        command = [
            pathlib.Path(sys.executable).with_name("st"),
            "--config-file", HERE / "schemathesis.toml",
            "run", api.GATEWAY + "/v1/openapi.yaml",
            "--phases", name,
            "--max-examples", str(EXAMPLES[name]),
            "--seed", "20261128",
            "--continue-on-failure",
            "--no-shrink",
            "--request-timeout", "70",
            "--max-response-time", "65",
            "--header", f"Authorization: Bearer {api.TOKEN}",
            "--output-sanitize", "true",
        ]  # fmt: skip
        environment = os.environ | {
            "SCHEMATHESIS_HOOKS": "fuzz_hooks",
            "PYTHONPATH": str(HERE),
            "FUZZ_ANSWERS": str(ANSWERS),
        }
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, env=environment)
        (HERE / f"fuzz-{name}.log").write_text(done.stdout + done.stderr)
        told["summary"] = [line for line in done.stdout.splitlines() if "cases" in line][-3:]
        assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]

    return run


def answers(told):
    seen = collections.Counter(line.split()[-1] for line in ANSWERS.read_text().splitlines())
    told["statuses"] = json.dumps(dict(sorted(seen.items())))
    assert sum(seen.values()) > 1000, seen
    assert seen["202"] > 0 and seen["200"] > 0, seen
    assert not [status for status in seen if int(status) >= 500], seen


ANSWERS.write_text("")
report.run({name: phase(name) for name in EXAMPLES} | {"answers": answers}, at_once=1)
