// Receivers of webhooks: HTTP servers that take what a library verifies, and refuse the rest.
import http from 'node:http';
import {pause} from './api.mjs';

/** What the tests change or look at while it runs: `verify` throws when a message is not to be trusted. */
export async function receiver(verify) {
  const state = {verify, taken: [], refused: []};
  state.url = await serve(async message => {
    try {
      await state.verify(message);
    } catch (error) {
      state.refused.push({...message, error});
      return 401;
    }
    state.taken.push({...message, event: JSON.parse(message.body)});
    return 204;
  });
  return state;
}

/** Stands before a receiver and hands on what `change` makes of each message. */
export async function interceptor(url, change) {
  const state = {change};
  state.url = await serve(message => post(url, state.change(message)));
  return state;
}

/** Sends a message as it was received, and returns the status of the answer. */
export async function post(url, {headers, body}) {
  const {host, connection, 'content-length': length, 'transfer-encoding': encoding, ...own} = headers;
  return (await fetch(url, {method: 'POST', headers: own, body})).status;
}

/** The first of what a function lists that is as wanted, as soon as there is one. */
export async function eventually(what, list, wanted = () => true, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const all = await list();
    const found = all.find(wanted);
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`no ${what} within ${seconds} s, but ${JSON.stringify(all)}`);
    }
    await pause(50);
  }
}

/** One bit of one byte is another one. */
export function flipped(bytes, place) {
  const copy = Buffer.from(bytes);
  copy[place] ^= 1;
  return copy;
}

async function serve(handle) {
  const server = http.createServer(async (request, response) => {
    const chunks = await request.toArray();
    response.statusCode = await handle({headers: request.headers, body: Buffer.concat(chunks)});
    response.end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}/hook`;
}
