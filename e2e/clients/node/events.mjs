// eventsource, the EventSource of Node.
import assert from 'node:assert/strict';
import {EventSource} from 'eventsource';
import {json, pause, start, submission, token} from './api.mjs';
import {run} from './report.mjs';
import {assertStory} from './versions.mjs';
import {wire} from './wire.mjs';

const TICKET_SECONDS = Number(process.env.LONGHAUL_TICKET_SECONDS);

// Reads a stream until its source gives up by itself, and tells of every request that it made.
function read(address, {withToken = true, onEvent = () => {}} = {}) {
  const events = [];
  const requests = [];
  let expired = 0;
  const source = new EventSource(address, {
    fetch: async (input, init) => {
      const request = {resumedFrom: new Headers(init.headers).get('last-event-id')};
      requests.push(request);
      const headers = {...init.headers, ...(withToken ? {Authorization: `Bearer ${token}`} : {})};
      const answer = await fetch(input, {...init, headers});
      request.status = answer.status;
      return answer;
    },
  });
  const closed = new Promise(resolve => {
    source.addEventListener('error', () => source.readyState === EventSource.CLOSED && resolve());
    source.addEventListener('ticket-expired', () => {
      expired++;
      source.close();
      resolve();
    });
  });
  source.addEventListener('message', event => {
    events.push({id: event.lastEventId, document: JSON.parse(event.data)});
    onEvent(events);
  });
  return {source, events, requests, closed, expired: () => expired};
}

const stream = id => new URL(`/v1/operations/${id}/events`, process.env.LONGHAUL_URL);
const paced = async () => start(await submission(6000, {pace: 1000}));
const ticketOf = async id => (await json('POST', `/v1/operations/${id}:ticket`)).events;

await run({
  end: async () => {
    const seen = read(stream(await paced()));
    await seen.closed;
    assertStory(seen.events);
    // Once more after the end of the stream, with the version of the end: 204, and the source rests.
    assert.deepEqual(seen.requests.map(each => each.status), [200, 204]);
    assert.equal(seen.requests[1].resumedFrom, seen.events.at(-1).id);
    await pause(5000);
    assert.equal(seen.requests.length, 2);
    assert.equal(seen.source.readyState, EventSource.CLOSED);
  },
  'drop and resume': async told => {
    const id = await paced();
    const through = await wire();
    let dropped;
    const seen = read(stream(id).href.replace(process.env.LONGHAUL_URL, through.address), {
      onEvent: events => {
        if (events.length === 2 && !dropped) {
          dropped = {after: events[1].id, connections: through.cut()};
        }
      },
    });
    await seen.closed;
    assert.ok(dropped?.connections > 0, 'nothing was dropped');
    assert.equal(seen.requests[1].resumedFrom, dropped.after);
    assertStory(seen.events);
    told.requests = seen.requests.length;
  },
  'late reader': async () => {
    const id = await start(await submission(10));
    const first = read(stream(id));
    await first.closed;
    const seen = read(stream(id));
    await seen.closed;
    assert.equal(seen.events.length, 1);
    assert.equal(seen.events[0].id, first.events.at(-1).id);
    assert.deepEqual(seen.requests.map(each => each.status), [200, 204]);
  },
  ticket: async () => {
    const seen = read(await ticketOf(await paced()), {withToken: false});
    await seen.closed;
    assert.equal(seen.expired(), 0);
    assertStory(seen.events);
  },
  'expired ticket': async () => {
    const id = await start(await submission(30_000, {pace: 1000}));
    const old = await ticketOf(id);
    await pause((TICKET_SECONDS + 2) * 1000);
    const late = read(old, {withToken: false});
    await late.closed;
    assert.equal(late.expired(), 1);
    assert.equal(late.events.length, 0);
    assert.deepEqual(late.requests.map(each => each.status), [200]);
    const seen = read(await ticketOf(id), {withToken: false});
    await seen.closed;
    assertStory(seen.events);
  },
  'no ticket': async () => {
    const seen = read(stream(await start(await submission(10))), {withToken: false});
    await seen.closed;
    assert.deepEqual(seen.requests.map(each => each.status), [401]);
  },
}, 6);
