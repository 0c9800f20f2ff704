// @azure/core-lro over @azure-rest/core-client, put together as Azure's generated clients do it.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {createHttpPoller} from '@azure/core-lro';
import {getClient} from '@azure-rest/core-client';
import {call, dataset, json, pause, records, submission, token, until, upload} from './api.mjs';
import {run} from './report.mjs';

const SHORT_HEADER = 'region,number\nr1,1\n';
const proxies = {
  'operation-location': {plain: process.env.LONGHAUL_PROXY, busy: process.env.LONGHAUL_PROXY_BUSY},
  location: {plain: process.env.LONGHAUL_PROXY_LOCATION, busy: process.env.LONGHAUL_PROXY_LOCATION_BUSY},
};

function client(endpoint) {
  const made = getClient(endpoint, {allowInsecureConnection: true});
  made.pipeline.addPolicy({
    name: 'token',
    sendRequest: (request, next) => {
      request.headers.set('Authorization', `Bearer ${token}`);
      return next(request);
    },
  });
  return made;
}

const lroResponse = response => ({
  flatResponse: response,
  rawResponse: {...response, statusCode: Number.parseInt(response.status, 10), body: response.body},
});

// Starts an operation, and gives the poller and the id; the poller has not asked yet.
async function begin(endpoint, body) {
  const azure = client(endpoint);
  const initial = await azure
    .pathUnchecked('/v1/operations')
    .post({body, headers: {'Idempotency-Key': randomUUID()}});
  assert.equal(initial.status, '202', JSON.stringify(initial.body));
  const seen = [];
  const poller = createHttpPoller(
    {
      sendInitialRequest: async () => lroResponse(initial),
      sendPollRequest: async (path, options) =>
        lroResponse(await azure.pathUnchecked(path).get({abortSignal: options?.abortSignal})),
    },
    {processResult: async result => result.body, updateState: state => seen.push(state.status)},
  );
  await poller.submitted();
  return {poller, id: initial.body.id, seen, mode: initial.headers['operation-location'] ? 'operation-location' : 'location'};
}

async function failure(poller) {
  try {
    await poller.pollUntilDone();
  } catch (error) {
    return error;
  }
  throw new Error(`it ended as ${poller.operationState.status}`);
}

function casesOf(mode) {
  const {plain, busy} = proxies[mode];
  const start = async (told, endpoint, body) => {
    const begun = await begin(endpoint, body);
    assert.equal(begun.mode, mode);
    told.operation = begun.id;
    return begun;
  };
  const inserted = async (begun, count) => {
    const result = await begun.poller.pollUntilDone();
    assert.equal(begun.poller.operationState.status, 'succeeded');
    assert.equal(result.operation.inserted, count, JSON.stringify(result));
    assert.ok(begun.poller.isDone);
    return result;
  };
  return {
    succeed: async told => {
      const begun = await start(told, plain, await submission(3000, {pace: 1000}));
      await inserted(begun, 3000);
      assert.ok(begun.seen.includes('running'), begun.seen.join());
    },
    fail: async told => {
      const begun = await start(told, plain, await submission(0, {text: SHORT_HEADER, onFailure: 'fail'}));
      const error = await failure(begun.poller);
      assert.equal(begun.poller.operationState.status, 'failed');
      assert.match(error.message, /HEADER_INCOMPLETE/);
    },
    cancel: async told => {
      const begun = await start(told, plain, await submission(20_000, {pace: 1000}));
      const ended = failure(begun.poller);
      await pause(1500);
      await json('POST', `/v1/operations/${begun.id}:cancel`, {reason: 'wrong file'});
      const error = await ended;
      if (mode === 'operation-location') {
        assert.equal(begun.poller.operationState.status, 'canceled');
      } else {
        // The address of a result has no word for it: the poller of that mode knows failed only.
        assert.equal(begun.poller.operationState.status, 'failed');
        assert.match(error.message, /CANCELED/);
      }
    },
    'partially-succeed': async told => {
      const text = records(50) + 'r1,not a number,1,51,20.50,2024-05-17,bad\n';
      const begun = await start(told, plain, await submission(0, {text}));
      const result = await inserted(begun, 50);
      assert.equal(result.operation.rejected, 1);
    },
    'park-and-retry': async told => {
      const begun = await start(told, plain, await submission(0, {text: SHORT_HEADER}));
      const ended = inserted(begun, 40);
      await until(begun.id, document => document.state === 'NeedsAttention');
      await pause(1500);
      assert.equal(begun.poller.isDone, false);
      await json(
        'POST',
        `/v1/operations/${begun.id}:retry`,
        {reason: 'the right file', input: {file: await upload(records(40)), dataset}},
        {as: process.env.LONGHAUL_SUPPORT_TOKEN},
      );
      await ended;
    },
    busy: async told => {
      const begun = await start(told, busy, await submission(5000, {pace: 1000}));
      await inserted(begun, 5000);
    },
    expired: async told => {
      const begun = await start(told, plain, await submission(10));
      await until(begun.id, document => document.done);
      const removed = await call('DELETE', `/v1/operations/${begun.id}`);
      assert.equal(removed.status, 204);
      const error = await failure(begun.poller);
      assert.match(error.message, /GONE/);
    },
  };
}

const cases = {};
for (const mode of Object.keys(proxies)) {
  for (const [name, body] of Object.entries(casesOf(mode))) {
    cases[`${mode}: ${name}`] = body;
  }
}
await run(cases);
