"""The HTTP API as the surroundings of a client use it: to make what the client then works on."""

import os
import time
import uuid

import requests

GATEWAY = os.environ["LONGHAUL_URL"]
TOKEN = os.environ["LONGHAUL_TOKEN"]
DATASET = os.environ.get("LONGHAUL_DATASET", "")
HEADER = "region,number,file,line,amount,opened,note"


def records(count):
    """Records as the tables of the tests take them."""
    lines = [f"r1,{i},1,{i},{19 + i}.50,2024-05-17,note {i}" for i in range(1, count + 1)]
    return "\n".join([HEADER, *lines, ""])


def call(method, path, token=TOKEN, headers=None, **more):
    """A request with the token of a client, or with another."""
    all_headers = {"Authorization": f"Bearer {token}"} | (headers or {})
    return requests.request(method, GATEWAY + path, headers=all_headers, timeout=30, **more)


def upload(text):
    """Uploads text in one request and returns the id."""
    body = text.encode()
    headers = {
        "Tus-Resumable": "1.0.0",
        "Content-Type": "application/offset+octet-stream",
        "Upload-Length": str(len(body)),
    }
    answer = call("POST", "/v1/uploads", headers=headers, data=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def submission(count, text=None, pace=None, **more):
    """What starts an import of so many good records, at most `pace` a second."""
    source = {"file": upload(records(count) if text is None else text), "dataset": DATASET}
    if pace:
        source["maxRowsPerSecond"] = pace
    return {"kind": "bulk-import", "input": source} | more


def command(operation, verb, body, token=TOKEN):
    """Steers an operation."""
    answer = call("POST", f"/v1/operations/{operation}:{verb}", token=token, json=body)
    assert answer.ok, answer.text


def until(operation, wanted, seconds=60):
    """Waits until a document is as wanted, and returns it."""
    end = time.monotonic() + seconds
    while True:
        document = call("GET", f"/v1/operations/{operation}").json()
        if wanted(document):
            return document
        assert time.monotonic() < end, f"not within {seconds} s: {document}"
        time.sleep(0.1)


def new_key():
    """A key that was never used."""
    return str(uuid.uuid4())
