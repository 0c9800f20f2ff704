// google-gax over HTTP, put together as Google's generated clients do it.
import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import gax from 'google-gax';
import {dataset, gateway, json, pause, records, start, submission, token, until, upload} from '../node/api.mjs';
import {run} from '../node/report.mjs';

const {fallback, googleAuthLibrary, operation, protobuf, LongrunningDescriptor} = gax;
const PROTOS = fileURLToPath(new URL('node_modules/google-gax/build/protos/', import.meta.url));
const SHORT_HEADER = 'region,number\nr1,1\n';
const CANCELLED = 1;
const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const UNAUTHENTICATED = 16;
const PREFIX = '/google/v1/{name=operations}';
const ONE = '/google/v1/{name=operations/*}';
const SERVICE = 'google.longrunning.Operations.';
const Struct = protos().lookupType('google.protobuf.Struct');

// What a generated client brings along: the service, and every type that an Any may hold.
function protos() {
  const root = new protobuf.Root();
  root.resolvePath = (_, file) => PROTOS + file;
  root.loadSync(['google/longrunning/operations.proto', 'google/protobuf/struct.proto', 'google/rpc/error_details.proto']);
  return root;
}

function signedIn(as) {
  const auth = new googleAuthLibrary.OAuth2Client();
  auth.setCredentials({access_token: as, expiry_date: Date.now() + 3_600_000});
  return auth;
}

function client(as = token) {
  const address = new URL(gateway);
  return fallback
    .lro({
      auth: signedIn(as),
      protoJson: protos(),
      httpRules: [
        {selector: `${SERVICE}ListOperations`, get: PREFIX},
        {selector: `${SERVICE}GetOperation`, get: ONE},
        {selector: `${SERVICE}DeleteOperation`, delete: ONE},
        {selector: `${SERVICE}CancelOperation`, post: `${ONE}:cancel`, body: '*'},
      ],
    })
    .operationsClient({servicePath: address.hostname, port: Number(address.port), protocol: 'http', fallback: true});
}

const google = client();

// The operation as a call that starts one would have given it.
async function follow(id) {
  const [first] = await google.getOperation({name: `operations/${id}`});
  const decode = bytes => Struct.toObject(Struct.decode(bytes));
  return operation(first, new LongrunningDescriptor(google, decode, decode), {
    initialRetryDelayMillis: 200,
    retryDelayMultiplier: 1.5,
    maxRetryDelayMillis: 2000,
    totalTimeoutMillis: 80_000,
  });
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it succeeded');
}

const state = metadata => metadata.fields.state.stringValue;
const count = (metadata, name) => metadata.fields.counts.structValue.fields[name].numberValue;

await run({
  get: async told => {
    told.operation = await start(await submission(10));
    const [got] = await google.getOperation({name: `operations/${told.operation}`});
    assert.equal(got.name, `operations/${told.operation}`);
    assert.equal(got.metadata.type_url, 'type.googleapis.com/google.protobuf.Struct');
    const missing = await failure(google.getOperation({name: 'operations/acme~nothing'}));
    assert.equal(missing.code, NOT_FOUND);
    assert.equal(missing.reason, 'NOT_FOUND');
    assert.equal(missing.domain, 'longhaul.io');
  },
  list: async told => {
    const started = [];
    for (let i = 0; i < 3; i++) {
      const id = await start(await submission(10));
      await until(id, document => document.done);
      started.push(`operations/${id}`);
    }
    told.operation = started.join();
    const listed = [];
    for await (const each of google.listOperationsAsync({name: 'operations', filter: 'status = Succeeded', pageSize: 2})) {
      assert.equal(each.done, true);
      listed.push(each.name);
    }
    assert.deepEqual(started.filter(name => !listed.includes(name)), []);
    const wrong = await failure(google.listOperations({name: 'operations', filter: 'sideways'}));
    assert.equal(wrong.code, INVALID_ARGUMENT);
    assert.equal(wrong.reason, 'INVALID_FILTER');
  },
  cancel: async told => {
    told.operation = await start(await submission(20_000, {pace: 500}));
    const name = `operations/${told.operation}`;
    await google.cancelOperation({name});
    await until(told.operation, document => document.state === 'Canceled');
    const [canceled] = await google.getOperation({name});
    assert.equal(canceled.error.code, CANCELLED);
    await google.cancelOperation({name});
  },
  delete: async told => {
    told.operation = await start(await submission(20_000, {pace: 500}));
    const name = `operations/${told.operation}`;
    const running = await failure(google.deleteOperation({name}));
    assert.equal(running.reason, 'NOT_FINISHED');
    await google.cancelOperation({name});
    await until(told.operation, document => document.done);
    await google.deleteOperation({name});
    assert.equal((await failure(google.getOperation({name}))).code, NOT_FOUND);
  },
  'poll to the success': async told => {
    told.operation = await start(await submission(3000, {pace: 500}));
    const polled = await follow(told.operation);
    let progress = 0;
    polled.on('progress', () => progress++);
    const [response, metadata] = await polled.promise();
    assert.ok(Object.keys(response.fields).length > 0);
    assert.equal(state(metadata), 'Succeeded');
    assert.equal(count(metadata, 'inserted'), 3000);
    assert.ok(progress > 0, 'no progress was told');
  },
  'poll to the partial success': async told => {
    const text = records(50) + 'r1,not a number,1,51,20.50,2024-05-17,bad\n';
    told.operation = await start(await submission(0, {text}));
    const [, metadata] = await (await follow(told.operation)).promise();
    assert.equal(state(metadata), 'PartiallySucceeded');
    assert.equal(count(metadata, 'rejected'), 1);
  },
  'poll to the failure': async told => {
    told.operation = await start(await submission(0, {text: SHORT_HEADER, onFailure: 'fail'}));
    const error = await failure((await follow(told.operation)).promise());
    assert.equal(error.code, INVALID_ARGUMENT);
    assert.match(error.message, /header|column/i);
  },
  'poll to the cancel': async told => {
    told.operation = await start(await submission(20_000, {pace: 500}));
    const polled = await follow(told.operation);
    const ended = failure(polled.promise());
    await pause(1000);
    await google.cancelOperation({name: `operations/${told.operation}`});
    assert.equal((await ended).code, CANCELLED);
  },
  'poll over a park': async told => {
    told.operation = await start(await submission(0, {text: SHORT_HEADER}));
    const ended = (await follow(told.operation)).promise();
    await until(told.operation, document => document.state === 'NeedsAttention');
    await json(
      'POST',
      `/v1/operations/${told.operation}:retry`,
      {reason: 'the right file', input: {file: await upload(records(40)), dataset}},
      {as: process.env.LONGHAUL_SUPPORT_TOKEN},
    );
    const [, metadata] = await ended;
    assert.equal(state(metadata), 'Succeeded');
  },
  'a token that is no good': async told => {
    told.operation = await start(await submission(10));
    const error = await failure(client(`${token.slice(0, -4)}AAAA`).getOperation({name: `operations/${told.operation}`}));
    assert.equal(error.code, UNAUTHENTICATED);
    assert.equal(error.reason, 'UNAUTHENTICATED');
  },
});
