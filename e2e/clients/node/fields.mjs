// structured-headers on every structured field of a tour over the API, and on what our own command sends.
import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {parseDictionary, parseItem, parseList, Token} from 'structured-headers';
import {call, records, start, submission, until, upload} from './api.mjs';
import {run} from './report.mjs';

// The structured fields of RFC 9530, RFC 9651, the drafts on rate limits and keys, and those which older
// RFCs define in words that are structured fields as well (draft-ietf-httpbis-retrofit).
const PARSERS = {
  'ratelimit': parseList,
  'ratelimit-policy': parseList,
  'repr-digest': parseDictionary,
  'content-digest': parseDictionary,
  'preference-applied': parseDictionary,
  'cache-control': parseDictionary,
  'vary': parseList,
  'age': parseItem,
  'retry-after': parseItem,
  'accept-ranges': parseList,
  'accept-post': parseList,
  'idempotent-replayed': parseItem,
  'idempotency-key': parseItem,
  'content-type': parseItem,
  'access-control-expose-headers': parseList,
  'upload-offset': parseItem,
  'upload-length': parseItem,
};
const TEXT = {'Content-Type': 'text/csv'};

const fields = {};
const digests = [];

async function visit(method, path, options = {}) {
  const answer = await call(method, path, options);
  const body = Buffer.from(await answer.arrayBuffer());
  for (const [name, value] of answer.headers) {
    if (name in PARSERS) {
      (fields[name] ??= []).push({value, where: `${method} ${path} ${answer.status}`});
    }
  }
  if (method === 'GET' && answer.status === 200 && answer.headers.has('repr-digest')) {
    digests.push({header: answer.headers.get('repr-digest'), body});
  }
  return {answer, body};
}

async function tour() {
  const bad = await start(await submission(0, {text: records(5) + 'r1,x,1,6,20.50,2024-05-17,bad\n'}));
  const done = `/v1/operations/${bad}`;
  await until(bad, document => document.done);
  const key = {'Idempotency-Key': `"${randomUUID()}"`, 'Content-Type': 'application/json'};
  const body = JSON.stringify(await submission(2000, {pace: 500}));
  const accepted = await visit('POST', '/v1/operations', {headers: {...key, Prefer: 'wait=1'}, body});
  await visit('POST', '/v1/operations', {headers: key, body});
  const running = `/v1/operations/${JSON.parse(accepted.body).id}`;
  await visit('GET', running, {headers: {Prefer: 'wait=1'}});
  await visit('GET', `${running}/result`, {headers: {Prefer: 'wait=1, respond-async'}});
  await visit('POST', `${running}:ticket`);
  await visit('POST', `${running}:pause`);
  await visit('POST', `${running}:cancel`, {headers: {'Content-Type': 'application/json'}, body: '{}'});
  await until(JSON.parse(accepted.body).id, document => document.done);
  await visit('GET', `${running}/result`);
  for (const path of ['', '/result', '/artifacts/rejects.csv', '/steps', '/events', '/nothing']) {
    const {answer} = await visit('GET', done + path);
    await visit('HEAD', done + path);
    await visit('GET', done + path, {headers: {'If-None-Match': answer.headers.get('etag') ?? '"none"'}});
    await visit('GET', done + path, {headers: {Range: 'bytes=0-3'}});
    await visit('GET', done + path, {headers: {Range: 'bytes=0-1,4-5'}});
    await visit('GET', done + path, {headers: {Range: 'bytes=99999-'}});
    await visit('GET', done + path, {as: 'nonsense'});
  }
  const file = `/v1/uploads/${await upload('a\n1\n')}`;
  await visit('GET', file);
  await visit('HEAD', file, {headers: {'Tus-Resumable': '1.0.0'}});
  await visit('PATCH', file, {headers: {'Tus-Resumable': '1.0.0', ...TEXT}, body: 'x'});
  await visit('OPTIONS', '/v1/uploads');
  await visit('POST', '/v1/uploads', {headers: {'Tus-Resumable': '1.0.0', 'Upload-Length': '3'}});
  await visit('DELETE', file, {headers: {'Tus-Resumable': '1.0.0'}});
  for (const path of ['/v1/operations', '/v1/operations?pageSize=1', '/v1/operations?typo=1', '/v1/kinds', '/v1/kinds/bulk-import', '/v1/quotas', '/v1/openapi.yaml', '/v1/docs', '/.well-known/oauth-protected-resource', '/nothing']) {
    await visit('GET', path);
    await visit('GET', path, {headers: {Origin: 'https://app.example'}});
    await visit('GET', path, {headers: {Accept: 'image/png'}});
  }
  await visit('POST', '/v1/operations', {headers: TEXT, body: 'x'});
  await visit('DELETE', done);
  await visit('GET', done);
}

const parsed = name => (fields[name] ?? []).map(({value, where}) => {
  try {
    return PARSERS[name](value);
  } catch (error) {
    throw new Error(`${name}: ${value} (${where}): ${error.message}`);
  }
});

const sent = (name, check = () => {}) => async told => {
  await toured;
  const all = parsed(name);
  told.seen = all.length;
  assert.ok(all.length > 0, `the tour saw no ${name}`);
  all.forEach(check);
};

const integer = ([value]) => assert.ok(Number.isInteger(value) && value >= 0, String(value));
const names = list => list.forEach(([value]) => assert.ok(value instanceof Token || typeof value === 'string'));
const digest = dictionary => {
  const [value] = dictionary.get('sha-256');
  assert.ok(value instanceof ArrayBuffer && value.byteLength === 32, String(value));
};

const toured = tour();
await run({
  RateLimit: sent('ratelimit', list => list.forEach(([name, parameters]) => {
    assert.equal(typeof name, 'string');
    assert.ok(Number.isInteger(parameters.get('r')) && Number.isInteger(parameters.get('t')));
  })),
  'RateLimit-Policy': sent('ratelimit-policy', list => list.forEach(([name, parameters]) => {
    assert.equal(typeof name, 'string');
    assert.ok(parameters.get('q') > 0 && parameters.get('w') > 0);
  })),
  'Repr-Digest': sent('repr-digest', digest),
  'Repr-Digest is that of the body': async () => {
    await toured;
    assert.ok(digests.length > 0);
    for (const {header, body} of digests) {
      const [value] = parseDictionary(header).get('sha-256');
      assert.equal(Buffer.from(value).toString('hex'), createHash('sha256').update(body).digest('hex'));
    }
  },
  'Preference-Applied': sent('preference-applied', dictionary => assert.equal(dictionary.get('wait')[0], 1)),
  'Cache-Control': sent('cache-control'),
  Vary: sent('vary', names),
  Age: sent('age', integer),
  'Retry-After': sent('retry-after', integer),
  'Accept-Ranges': sent('accept-ranges', names),
  'Content-Type': sent('content-type', ([value]) => assert.ok(value instanceof Token)),
  'Idempotent-Replayed': sent('idempotent-replayed', ([value]) => assert.equal(String(value), 'true')),
  'Access-Control-Expose-Headers': sent('access-control-expose-headers', names),
  'Upload-Offset': sent('upload-offset', integer),
  'Upload-Length': sent('upload-length', integer),
  'Idempotency-Key of the longhaul command': async () => {
    const keys = JSON.parse(process.env.LONGHAUL_SENT_KEYS);
    assert.ok(keys.length > 0);
    keys.forEach(key => assert.equal(typeof parseItem(key)[0], 'string', key));
  },
}, 20);
