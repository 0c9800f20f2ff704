"""Runs cases of a client, several at once, each with a limit, and reports each as one line of JSON."""

import json
import os
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

LIMIT_SECONDS = float(os.environ.get("LONGHAUL_CASE_SECONDS", "90"))
_printing = threading.Lock()


def run(cases, at_once=4):
    """Runs `cases`, a dict of names and functions; what a function puts into its dict is told with its line."""
    with ThreadPoolExecutor(at_once) as pool:
        for name, body in cases.items():
            pool.submit(_one, name, body)
        pool.shutdown(wait=True)


def _one(name, body):
    begin = time.monotonic()
    told = {}
    problems = []

    def guarded():
        try:
            body(told)
        except BaseException:  # noqa: BLE001 - whatever it is, it is the case's problem
            problems.append(traceback.format_exc())

    thread = threading.Thread(target=guarded, daemon=True)
    thread.start()
    thread.join(LIMIT_SECONDS)
    if thread.is_alive():
        problems.append(f"not within {LIMIT_SECONDS} s")
    line = {"case": name, "passed": not problems, "problem": "\n".join(problems), "seconds": time.monotonic() - begin}
    with _printing:
        print(json.dumps(line | told, separators=(",", ":")), flush=True)
