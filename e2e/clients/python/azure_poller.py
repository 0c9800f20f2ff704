"""azure-core's LROPoller with LROBasePolling over its own pipeline, as Azure's generated clients use it."""

import os
import re
import threading
import time

import api
import report
from azure.core import PipelineClient
from azure.core.exceptions import HttpResponseError
from azure.core.pipeline.policies import HeadersPolicy, RedirectPolicy, RequestIdPolicy, RetryPolicy
from azure.core.polling import LROPoller
from azure.core.polling.base_polling import LROBasePolling
from azure.core.rest import HttpRequest

SHORT_HEADER = "region,number\nr1,1\n"
PROXIES = {
    "operation-location": (os.environ["LONGHAUL_PROXY"], os.environ["LONGHAUL_PROXY_BUSY"]),
    "location": (os.environ["LONGHAUL_PROXY_LOCATION"], os.environ["LONGHAUL_PROXY_LOCATION_BUSY"]),
}


def begin(endpoint, body):
    """Starts an operation; gives its id, whether Operation-Location came, and what makes the poller."""
    headers = HeadersPolicy({"Authorization": f"Bearer {api.TOKEN}"})
    client = PipelineClient(endpoint, policies=[RequestIdPolicy(), headers, RedirectPolicy(), RetryPolicy()])
    request = HttpRequest("POST", endpoint + "/v1/operations", json=body, headers={"Idempotency-Key": api.new_key()})
    initial = client.send_request(request, _return_pipeline_response=True)
    answer = initial.http_response
    assert answer.status_code == 202, answer.text()
    method = LROBasePolling()
    poll = lambda: LROPoller(client, initial, lambda last: last.http_response.json(), method)  # noqa: E731
    return answer.json()["id"], "Operation-Location" in answer.headers, poll


def cases_of(mode):
    plain, busy = PROXIES[mode]

    def start(told, endpoint, body):
        operation, by_operation, poll = begin(endpoint, body)
        told["operation"] = operation
        assert by_operation == (mode == "operation-location")
        return operation, poll

    def ends(poller, count):
        result = poller.result(timeout=report.LIMIT_SECONDS)
        assert poller.done(), "it is not done"
        assert poller.status().lower() == "succeeded", poller.status()
        assert result["operation"]["inserted"] == count, result
        return result

    def fails(poller):
        try:
            poller.result(timeout=report.LIMIT_SECONDS)
        except HttpResponseError as error:
            return error
        raise AssertionError(f"it ended as {poller.status()}, done: {poller.done()}")

    def succeed(told):
        _, poll = start(told, plain, api.submission(3000, pace=1000))
        ends(poll(), 3000)

    def fail(told):
        _, poll = start(told, plain, api.submission(0, text=SHORT_HEADER, onFailure="fail"))
        error = fails(poll())
        assert "HEADER_INCOMPLETE" in error.message, error.message

    def cancel(told):
        operation, poll = start(told, plain, api.submission(20_000, pace=1000))
        poller = poll()
        threading.Timer(1.5, api.command, [operation, "cancel", {"reason": "wrong file"}]).start()
        error = fails(poller)
        assert re.search("CANCELED|canceled", str(error)), str(error)
        if mode == "operation-location":
            assert poller.status().lower() == "canceled", poller.status()

    def partially_succeed(told):
        text = api.records(50) + "r1,not a number,1,51,20.50,2024-05-17,bad\n"
        _, poll = start(told, plain, api.submission(0, text=text))
        assert ends(poll(), 50)["operation"]["rejected"] == 1

    def park_and_retry(told):
        operation, poll = start(told, plain, api.submission(0, text=SHORT_HEADER))
        poller = poll()
        api.until(operation, lambda document: document["state"] == "NeedsAttention")
        time.sleep(1.5)
        assert not poller.done(), poller.status()
        source = {"file": api.upload(api.records(40)), "dataset": api.DATASET}
        body = {"reason": "the right file", "input": source}
        api.command(operation, "retry", body, token=os.environ["LONGHAUL_SUPPORT_TOKEN"])
        ends(poller, 40)

    def meets_a_busy_gateway(told):
        _, poll = start(told, busy, api.submission(5000, pace=1000))
        ends(poll(), 5000)

    def expired(told):
        operation, poll = start(told, plain, api.submission(10))
        api.until(operation, lambda document: document["done"])
        assert api.call("DELETE", f"/v1/operations/{operation}").status_code == 204
        error = fails(poll())
        assert "GONE" in error.message, error.message

    return {
        "succeed": succeed,
        "fail": fail,
        "cancel": cancel,
        "partially-succeed": partially_succeed,
        "park-and-retry": park_and_retry,
        "busy": meets_a_busy_gateway,
        "expired": expired,
    }


report.run({f"{mode}: {name}": body for mode in PROXIES for name, body in cases_of(mode).items()})
