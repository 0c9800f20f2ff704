// tus-js-client: files of some size, in every way that it knows.
import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {Readable} from 'node:stream';
import * as tus from 'tus-js-client';
import {call, gateway, token} from './api.mjs';
import {run} from './report.mjs';

const MIB = 1 << 20;
const second = process.env.LONGHAUL_SECOND_URL;

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

// An upload that can be waited for; `onBytes` hears how much the gateway has.
function upload(source, options = {}) {
  let made;
  const ended = new Promise((resolve, reject) => {
    made = new tus.Upload(source, {
      endpoint: `${gateway}/v1/uploads`,
      headers: {Authorization: `Bearer ${token}`},
      retryDelays: [500, 1000, 2000, 4000, 8000, 16_000, 16_000],
      metadata: {filename: 'größe.csv', filetype: 'text/csv'},
      onSuccess: () => resolve(made.url),
      onError: reject,
      ...options,
    });
  });
  return {made, ended};
}

async function assertThere(url, bytes, at = gateway) {
  const answer = await call('GET', new URL(new URL(url).pathname, at));
  const document = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(document));
  assert.equal(document.complete, true);
  assert.equal(document.length, bytes.length);
  assert.equal(document.sha256, sha256(bytes));
  return document;
}

async function whole(bytes, options, source = bytes) {
  const {made, ended} = upload(source, options);
  made.start();
  return assertThere(await ended, bytes);
}

// Sends until the gateway has confirmed so many bytes, and then does something.
async function interrupted(bytes, limit, options, then) {
  let offset = 0;
  const {made, ended} = upload(bytes, {
    chunkSize: MIB,
    onChunkComplete: (_, accepted) => {
      offset = accepted;
      if (accepted >= limit && then) {
        const once = then;
        then = undefined;
        once(made);
      }
    },
    ...options,
  });
  made.start();
  return {made, ended, offset: () => offset};
}

function aborted(bytes, limit, options) {
  return new Promise((resolve, reject) => {
    interrupted(bytes, limit, options, made => made.abort().then(() => resolve(made.url)))
      .then(({ended}) => ended.then(() => reject(new Error('it ended before it was aborted')), reject));
  });
}

await run({
  plain: async () => {
    const bytes = randomBytes(20 * MIB + 17);
    const document = await whole(bytes);
    assert.equal(document.metadata.filename, 'größe.csv');
  },
  empty: () => whole(Buffer.alloc(0)),
  chunked: () => whole(randomBytes(5 * MIB + 1), {chunkSize: 700_001}),
  parallel: () => whole(randomBytes(12 * MIB + 5), {parallelUploads: 4}),
  'deferred length': () => {
    const bytes = randomBytes(6 * MIB + 3);
    return whole(bytes, {uploadLengthDeferred: true, chunkSize: MIB}, Readable.from(pieces(bytes)));
  },
  'creation with upload': () => whole(randomBytes(3 * MIB), {uploadDataDuringCreation: true}),
  'creation with upload, deferred length': () => {
    const bytes = randomBytes(3 * MIB + 9);
    const how = {uploadDataDuringCreation: true, uploadLengthDeferred: true, chunkSize: MIB};
    return whole(bytes, how, Readable.from(pieces(bytes)));
  },
  'abort and resume': async () => {
    const bytes = randomBytes(8 * MIB + 11);
    const uploadUrl = await aborted(bytes, 3 * MIB);
    let first;
    const {made, ended} = upload(bytes, {uploadUrl, onProgress: sent => (first ??= sent)});
    made.start();
    await assertThere(await ended, bytes);
    assert.ok(first >= 3 * MIB, `it began again at ${first}`);
  },
  terminate: async () => {
    const url = await aborted(randomBytes(4 * MIB), MIB);
    await tus.Upload.terminate(url, {headers: {Authorization: `Bearer ${token}`}});
    const gone = await call('HEAD', new URL(url).pathname, {headers: {'Tus-Resumable': '1.0.0'}});
    assert.ok([404, 410].includes(gone.status), `${gone.status}`);
  },
  'resumed on another gateway': async () => {
    const bytes = randomBytes(9 * MIB + 1);
    const url = await aborted(bytes, 2 * MIB);
    const {made, ended} = upload(bytes, {uploadUrl: url.replace(gateway, second)});
    made.start();
    await assertThere(await ended, bytes, second);
  },
  'gateway killed, resumed on another': async told => {
    const bytes = randomBytes(24 * MIB + 1);
    const pid = Number(process.env.LONGHAUL_SECOND_PID);
    const options = {endpoint: `${second}/v1/uploads`, retryDelays: null};
    const {made, ended, offset} = await interrupted(bytes, 10 * MIB, options, () => process.kill(pid, 'SIGKILL'));
    await assert.rejects(ended);
    told.offset = offset();
    const next = upload(bytes, {uploadUrl: made.url.replace(second, gateway)});
    next.made.start();
    await assertThere(await next.ended, bytes);
  },
  'gateway killed, started again': async told => {
    const bytes = randomBytes(24 * MIB + 1);
    const pid = Number(process.env.LONGHAUL_GATEWAY_PID);
    const patient = {retryDelays: Array(60).fill(2000)};
    const {ended, offset} = await interrupted(bytes, 10 * MIB, patient, () => process.kill(pid, 'SIGKILL'));
    const url = await ended;
    told.offset = offset();
    await assertThere(url, bytes);
  },
}, 1);

function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += 100_000) {
    yield bytes.subarray(at, at + 100_000);
  }
}
