// The libraries that receivers of webhooks verify with: standardwebhooks, svix and @octokit/webhooks-methods.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {verify, verifyWithFallback} from '@octokit/webhooks-methods';
import {Webhook as StandardWebhook} from 'standardwebhooks';
import {Webhook as SvixWebhook} from 'svix';
import {json, records, start, submission} from './api.mjs';
import {eventually, flipped, interceptor, post, receiver} from './receiver.mjs';
import {run} from './report.mjs';

const TOLERANCE_SECONDS = 300;

const standard = Webhook => ({
  style: 'standard',
  signed: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  verifier(secret) {
    const hook = new Webhook(secret);
    return ({body, headers}) => hook.verify(body, headers);
  },
  /** As the sender would have signed it some seconds ago. */
  signedAgo(secret, {body, headers}, seconds) {
    const then = Math.floor(Date.now() / 1000) - seconds;
    const signature = new Webhook(secret).sign(headers['webhook-id'], new Date(then * 1000), body);
    return {body, headers: {...headers, 'webhook-timestamp': String(then), 'webhook-signature': signature}};
  },
});

const LIBRARIES = {
  standardwebhooks: standard(StandardWebhook),
  svix: standard(SvixWebhook),
  octokit: {
    style: 'github',
    signed: ['x-hub-signature-256'],
    verifier: (secret, ...more) => async ({body, headers}) => {
      const signature = headers['x-hub-signature-256'];
      const genuine = more.length === 0
        ? await verify(secret, body.toString(), signature)
        : await verifyWithFallback(secret, body.toString(), signature, more);
      assert.ok(genuine, 'no matching signature');
    },
  },
};

const library = LIBRARIES[process.argv[2]];
const {style} = library;
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const is = type => ({event}) => event.type === type;
const id = ({headers}) => headers['webhook-id'];
const timestamp = ({headers}) => Number(headers['webhook-timestamp']);

/** An import of three records, one of them bad, that tells a receiver. */
const importTelling = async callback =>
  start(await submission(0, {text: records(2) + 'r1,x,1,3,20.50,2024-05-17,bad\n', callback}));

/** Registers a receiver; the gateway makes the secret. */
async function registered(url) {
  const endpoint = await json('POST', '/v1/webhook-endpoints', {url, style});
  return {
    secret: endpoint.secret,
    test: () => json('POST', endpoint.links.test),
    rotate: async overlap => (await json('POST', endpoint.links.rotateSecret, {overlap})).secret,
    document: () => json('GET', endpoint.links.self),
    deliveries: async () => (await json('GET', endpoint.links.deliveries)).deliveries,
    resend: webhookId => json('POST', `${endpoint.links.deliveries}/${webhookId}:resend`),
    callback: {endpoint: endpoint.id},
  };
}

/** A registered receiver that verifies with the secret of its endpoint. */
async function ready() {
  const hook = await receiver(() => {});
  const endpoint = await registered(hook.url);
  hook.verify = library.verifier(endpoint.secret);
  return {hook, endpoint};
}

/** One test message that a receiver has verified. */
async function verified({hook, endpoint}) {
  const {webhookId} = await endpoint.test();
  return eventually('verified test', () => hook.taken, message => id(message) === webhookId);
}

/** A receiver of its own that has another secret is shown what the first one got. */
async function answersOf(message, ...secrets) {
  const second = await receiver(library.verifier(...secrets));
  return post(second.url, message);
}

/** A message that was refused is sent again, and verified once the receiver has the right secret. */
async function refusedThenTaken({hook, endpoint}, right) {
  const {webhookId} = await endpoint.test();
  await eventually('refusal', () => hook.refused, message => id(message) === webhookId);
  const noted = await eventually('attempt', endpoint.deliveries, it => it.webhookId === webhookId && it.attempts.length > 0);
  assert.equal(noted.attempts[0].status, 401);
  assert.notEqual(noted.state, 'delivered');
  assert.equal(hook.taken.filter(message => id(message) === webhookId).length, 0);
  hook.verify = library.verifier(right);
  const taken = await eventually('retry', () => hook.taken, message => id(message) === webhookId);
  await eventually('delivery', endpoint.deliveries, it => it.webhookId === webhookId && it.state === 'delivered');
  const first = hook.refused.find(message => id(message) === webhookId);
  assert.deepEqual(taken.body, first.body);
  assert.ok(timestamp(taken) > timestamp(first), 'each attempt has a timestamp of its own');
}

const cases = {
  async 'callback with a secret'(told) {
    const secret = newSecret();
    const hook = await receiver(library.verifier(secret));
    const operation = told.operation = await importTelling({url: hook.url, secret, style});
    const end = await eventually('end', () => hook.taken, is('operation.partially_succeeded'));
    assert.equal(end.event.data.id, operation);
    assert.deepEqual(end.event.data.counts, {read: 3, inserted: 2, updated: 0, skipped: 0, rejected: 1});
    assert.equal(end.event.data.rejected.rows[0].row, 3);
    await eventually('start', () => hook.taken, is('operation.started'));
    assert.equal(hook.refused.length, 0);
  },

  async 'registered endpoint'(told) {
    const {hook, endpoint} = await ready();
    await verified({hook, endpoint});
    const operation = told.operation = await importTelling(endpoint.callback);
    const end = await eventually('end', () => hook.taken, is('operation.partially_succeeded'));
    assert.equal(end.event.data.id, operation);
    await eventually('start', () => hook.taken, is('operation.started'));
    assert.equal(hook.refused.length, 0);
  },

  async 'resent: the same message, verified again'() {
    const {hook, endpoint} = await ready();
    const first = await verified({hook, endpoint});
    await endpoint.resend(id(first));
    const again = await eventually('second', () => hook.taken.slice(1));
    assert.equal(id(again), id(first));
    assert.deepEqual(again.body, first.body);
  },

  async 'secret of somebody else'() {
    const {hook, endpoint} = await ready();
    hook.verify = library.verifier(newSecret());
    await refusedThenTaken({hook, endpoint}, endpoint.secret);
  },

  async 'changed on the way'() {
    const hook = await receiver(() => {});
    const between = await interceptor(hook.url, ({headers, body}) => ({headers, body: flipped(body, body.length >> 1)}));
    const endpoint = await registered(between.url);
    hook.verify = library.verifier(endpoint.secret);
    const {webhookId} = await endpoint.test();
    await eventually('refusal', () => hook.refused, message => id(message) === webhookId);
    assert.equal(hook.taken.length, 0);
    between.change = message => message;
    await eventually('retry', () => hook.taken, message => id(message) === webhookId);
  },

  async 'any byte changed'(told) {
    const secret = newSecret();
    const hook = await receiver(library.verifier(secret));
    await importTelling({url: hook.url, secret, style, events: ['operation.partially_succeeded']});
    const {headers, body} = await eventually('end', () => hook.taken, is('operation.partially_succeeded'));
    const shown = (value, name) => post(hook.url, name ? {headers: {...headers, [name]: value}, body} : {headers, body: value});
    for (let place = 0; place < body.length; place++) {
      assert.equal(await shown(flipped(body, place)), 401, `byte ${place}`);
    }
    assert.equal(await shown(Buffer.concat([body, Buffer.from(' ')])), 401, 'a longer body');
    assert.equal(await shown(body.subarray(0, -1)), 401, 'a shorter body');
    for (const name of library.signed) {
      const place = headers[name].length - 3;
      assert.equal(await shown(flipped(Buffer.from(headers[name]), place).toString(), name), 401, name);
      const {[name]: without, ...rest} = headers;
      assert.equal(await post(hook.url, {headers: rest, body}), 401, `no ${name}`);
    }
    assert.equal(await shown(body), 204, 'the message itself');
    told.refused = hook.refused.length;
  },

  async 'rotated with overlap'() {
    const {hook, endpoint} = await ready();
    const renewed = await endpoint.rotate('PT1H');
    assert.notEqual(renewed, endpoint.secret);
    assert.equal((await endpoint.document()).secrets.length, 2);
    // A header for one signature has that of the newest secret.
    const both = style === 'github' ? library.verifier(endpoint.secret, renewed) : library.verifier(endpoint.secret);
    hook.verify = both;
    const message = await verified({hook, endpoint});
    assert.equal(await answersOf(message, endpoint.secret), style === 'github' ? 401 : 204, 'with the old one');
    assert.equal(await answersOf(message, renewed), 204, 'with the new one');
    assert.equal(await answersOf(message, newSecret()), 401, 'with another');
    assert.equal(hook.refused.length, 0);
  },

  async 'rotated without overlap'() {
    const {hook, endpoint} = await ready();
    await verified({hook, endpoint});
    const renewed = await endpoint.rotate('PT0S');
    await refusedThenTaken({hook, endpoint}, renewed);
  },

  async 'the overlap is over'() {
    const {hook, endpoint} = await ready();
    const renewed = await endpoint.rotate('PT1S');
    await eventually('one secret', async () => [(await endpoint.document()).secrets], secrets => secrets.length === 1);
    await refusedThenTaken({hook, endpoint}, renewed);
  },

  ...(style === 'standard' ? {
    async 'genuine but old'() {
      const {hook, endpoint} = await ready();
      const message = await verified({hook, endpoint});
      const shown = seconds => post(hook.url, library.signedAgo(endpoint.secret, message, seconds));
      assert.equal(await shown(0), 204);
      assert.equal(await shown(TOLERANCE_SECONDS - 10), 204);
      assert.equal(await shown(TOLERANCE_SECONDS + 10), 401);
      assert.match(hook.refused[0].error.message, /too old/);
      assert.equal(await shown(-TOLERANCE_SECONDS - 10), 401);
      assert.match(hook.refused[1].error.message, /too new/);
    },
  } : {
    async 'a message has one id, whoever repeats it'() {
      const {hook, endpoint} = await ready();
      const message = await verified({hook, endpoint});
      assert.equal(await post(hook.url, message), 204, 'these signatures have no time');
      await endpoint.resend(id(message));
      await eventually('third', () => hook.taken.slice(2));
      assert.equal(new Set(hook.taken.map(({headers}) => headers['x-github-delivery'])).size, 1);
      assert.equal(message.headers['x-github-delivery'], id(message));
      assert.equal(message.headers['x-github-event'], 'webhook.test');
    },
    async 'standardwebhooks verifies the same message'() {
      const {hook, endpoint} = await ready();
      hook.verify = LIBRARIES.standardwebhooks.verifier(endpoint.secret);
      await verified({hook, endpoint});
    },
  }),
};

await run(cases);
