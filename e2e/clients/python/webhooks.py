"""The library standardwebhooks, as receivers of webhooks in Python use it."""

import base64
import datetime
import os
import re

import api
import report
from receiver import Receiver, eventually, flipped, post
from standardwebhooks.webhooks import Webhook

TOLERANCE_SECONDS = 300
SIGNED = ("webhook-id", "webhook-timestamp", "webhook-signature")


def verifier(secret):
    return Webhook(secret).verify


def new_secret():
    return "whsec_" + base64.b64encode(os.urandom(32)).decode()


def number(message):
    return message["headers"]["webhook-id"]


def is_type(wanted):
    return lambda message: message["event"]["type"] == wanted


def json(method, path, body=None):
    answer = api.call(method, path, json=body)
    assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json()


def import_telling(callback):
    """An import of three records, one of them bad, that tells a receiver."""
    body = api.submission(0, text=api.records(2) + "r1,x,1,3,20.50,2024-05-17,bad\n", callback=callback)
    answer = api.call("POST", "/v1/operations", headers={"Idempotency-Key": api.new_key()}, json=body)
    assert answer.status_code == 202, answer.text
    return answer.json()["id"]


class Endpoint:
    """A registered receiver that verifies with the secret that the gateway has made."""

    def __init__(self):
        self.hook = Receiver(lambda *_: None)
        document = json("POST", "/v1/webhook-endpoints", {"url": self.hook.url})
        self.id, self.secret, self.links = document["id"], document["secret"], document["links"]
        self.hook.verify = verifier(self.secret)

    def rotate(self, overlap):
        return json("POST", self.links["rotateSecret"], {"overlap": overlap})["secret"]

    def secrets(self):
        return json("GET", self.links["self"])["secrets"]

    def deliveries(self):
        return json("GET", self.links["deliveries"])["deliveries"]

    def verified(self):
        """One test message that the receiver has verified."""
        sent = json("POST", self.links["test"])["webhookId"]
        return eventually("verified test", lambda: self.hook.taken, lambda message: number(message) == sent)

    def refused_then_taken(self, right):
        """A message that is refused is sent again, and verified once the receiver has the right secret."""
        sent = json("POST", self.links["test"])["webhookId"]
        first = eventually("refusal", lambda: self.hook.refused, lambda message: number(message) == sent)
        noted = eventually("attempt", self.deliveries, lambda it: it["webhookId"] == sent and it["attempts"])
        assert noted["attempts"][0]["status"] == 401, noted
        assert not [message for message in self.hook.taken if number(message) == sent]
        self.hook.verify = verifier(right)
        taken = eventually("retry", lambda: self.hook.taken, lambda message: number(message) == sent)
        eventually("delivery", self.deliveries, lambda it: it["webhookId"] == sent and it["state"] == "delivered")
        assert taken["body"] == first["body"]
        assert int(taken["headers"]["webhook-timestamp"]) > int(first["headers"]["webhook-timestamp"])


def callback_with_a_secret(told):
    secret = new_secret()
    hook = Receiver(verifier(secret))
    told["operation"] = import_telling({"url": hook.url, "secret": secret})
    end = eventually("end", lambda: hook.taken, is_type("operation.partially_succeeded"))["event"]["data"]
    assert end["id"] == told["operation"]
    assert end["counts"] == {"read": 3, "inserted": 2, "updated": 0, "skipped": 0, "rejected": 1}, end
    assert end["rejected"]["rows"][0]["row"] == 3, end
    eventually("start", lambda: hook.taken, is_type("operation.started"))
    assert not hook.refused


def registered_endpoint(told):
    endpoint = Endpoint()
    endpoint.verified()
    told["operation"] = import_telling({"endpoint": endpoint.id})
    end = eventually("end", lambda: endpoint.hook.taken, is_type("operation.partially_succeeded"))
    assert end["event"]["data"]["id"] == told["operation"]
    eventually("start", lambda: endpoint.hook.taken, is_type("operation.started"))
    assert not endpoint.hook.refused


def resent(_):
    endpoint = Endpoint()
    first = endpoint.verified()
    json("POST", f"{endpoint.links['deliveries']}/{number(first)}:resend")
    again = eventually("second", lambda: endpoint.hook.taken[1:])
    assert number(again) == number(first)
    assert again["body"] == first["body"]


def secret_of_somebody_else(_):
    endpoint = Endpoint()
    endpoint.hook.verify = verifier(new_secret())
    endpoint.refused_then_taken(endpoint.secret)


def any_byte_changed(told):
    endpoint = Endpoint()
    hook = endpoint.hook
    import_telling({"endpoint": endpoint.id, "events": ["operation.partially_succeeded"]})
    message = eventually("end", lambda: hook.taken, is_type("operation.partially_succeeded"))
    headers, body = message["headers"], message["body"]
    for place in range(len(body)):
        assert post(hook.url, headers, flipped(body, place)) == 401, f"byte {place}"
    assert post(hook.url, headers, body + b" ") == 401, "a longer body"
    assert post(hook.url, headers, body[:-1]) == 401, "a shorter body"
    for name in SIGNED:
        value = flipped(headers[name].encode(), len(headers[name]) - 3).decode()
        assert post(hook.url, headers | {name: value}, body) == 401, name
        rest = {each: value for each, value in headers.items() if each != name}
        assert post(hook.url, rest, body) == 401, f"no {name}"
    assert post(hook.url, headers, body) == 204, "the message itself"
    told["refused"] = len(hook.refused)


def rotated_with_overlap(_):
    endpoint = Endpoint()
    renewed = endpoint.rotate("PT1H")
    assert renewed != endpoint.secret
    message = endpoint.verified()
    for secret, status in ((endpoint.secret, 204), (renewed, 204), (new_secret(), 401)):
        assert post(Receiver(verifier(secret)).url, message["headers"], message["body"]) == status
    assert not endpoint.hook.refused


def rotated_without_overlap(_):
    endpoint = Endpoint()
    endpoint.verified()
    endpoint.refused_then_taken(endpoint.rotate("PT0S"))


def the_overlap_is_over(_):
    endpoint = Endpoint()
    renewed = endpoint.rotate("PT1S")
    eventually("one secret", lambda: [endpoint.secrets()], lambda secrets: len(secrets) == 1)
    endpoint.refused_then_taken(renewed)


def genuine_but_old(_):
    endpoint = Endpoint()
    message = endpoint.verified()
    hook = Webhook(endpoint.secret)

    def shown(seconds):
        then = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        then -= datetime.timedelta(seconds=seconds)
        signature = hook.sign(number(message), then, message["body"].decode())
        signed = {"webhook-timestamp": str(int(then.timestamp())), "webhook-signature": signature}
        return post(endpoint.hook.url, message["headers"] | signed, message["body"])

    assert shown(0) == 204
    assert shown(TOLERANCE_SECONDS - 10) == 204
    assert shown(TOLERANCE_SECONDS + 10) == 401
    assert shown(-TOLERANCE_SECONDS - 10) == 401
    for refusal, why in zip(endpoint.hook.refused, ("too old", "too new")):
        assert re.search(why, str(refusal["error"])), refusal


report.run(
    {
        "callback with a secret": callback_with_a_secret,
        "registered endpoint": registered_endpoint,
        "resent: the same message, verified again": resent,
        "secret of somebody else": secret_of_somebody_else,
        "any byte changed": any_byte_changed,
        "rotated with overlap": rotated_with_overlap,
        "rotated without overlap": rotated_without_overlap,
        "the overlap is over": the_overlap_is_over,
        "genuine but old": genuine_but_old,
    }
)
