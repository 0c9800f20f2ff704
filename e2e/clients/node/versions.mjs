// What must hold of the events of one operation, whoever reads them.
import assert from 'node:assert/strict';

/** Each event is newer than the one before, progress never goes back, the last document is an end. */
export function assertStory(events) {
  assert.ok(events.length >= 2, `only ${events.length} events`);
  for (let i = 1; i < events.length; i++) {
    assert.ok(newer(events[i].id, events[i - 1].id), `${events[i].id} after ${events[i - 1].id}`);
    assert.ok(events[i].document.percentComplete >= events[i - 1].document.percentComplete, 'progress went back');
  }
  assert.equal(events.at(-1).document.done, true);
  assert.equal(events.at(-1).document.status, 'Succeeded');
}

function newer(one, other) {
  const [a, b] = [one, other].map(id => id.split('.').map(BigInt));
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}
