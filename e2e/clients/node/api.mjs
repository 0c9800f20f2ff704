// The HTTP API as the surroundings of a client use it: to make what the client then works on.
import {randomUUID} from 'node:crypto';

export const gateway = process.env.LONGHAUL_URL;
export const token = process.env.LONGHAUL_TOKEN;
export const dataset = process.env.LONGHAUL_DATASET;

const HEADER = 'region,number,file,line,amount,opened,note';

/** Records as the tables of the tests take them. */
export function records(count) {
  const lines = Array.from({length: count}, (_, i) => `r1,${i + 1},1,${i + 1},${20 + i}.50,2024-05-17,note ${i + 1}`);
  return [HEADER, ...lines, ''].join('\n');
}

/** A request with the token of a client, or with another. */
export async function call(method, path, {headers = {}, body, as = token} = {}) {
  return fetch(new URL(path, gateway), {method, body, headers: {Authorization: `Bearer ${as}`, ...headers}});
}

/** The same, for JSON; anything but success is an error. */
export async function json(method, path, value, options = {}) {
  const answer = await call(method, path, {
    ...options,
    body: value === undefined ? undefined : JSON.stringify(value),
    headers: value === undefined ? options.headers : {'Content-Type': 'application/json', ...options.headers},
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  }
  return text === '' ? null : JSON.parse(text);
}

/** Uploads text in one request and returns the id. */
export async function upload(text) {
  const bytes = Buffer.from(text);
  const answer = await call('POST', '/v1/uploads', {
    body: bytes,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Length': String(bytes.length),
    },
  });
  if (answer.status !== 201) {
    throw new Error(`the upload was refused: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()).id;
}

/** What starts an import of so many good records, at most `pace` a second. */
export async function submission(count, {pace, text = records(count), ...more} = {}) {
  const input = {file: await upload(text), dataset, ...(pace ? {maxRowsPerSecond: pace} : {})};
  return {kind: 'bulk-import', input, ...more};
}

/** Starts an operation and returns its id. */
export async function start(body) {
  return (await json('POST', '/v1/operations', body, {headers: {'Idempotency-Key': randomUUID()}})).id;
}

/** Waits until a document is as wanted, and returns it. */
export async function until(id, wanted, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const document = await json('GET', `/v1/operations/${id}`);
    if (wanted(document)) {
      return document;
    }
    if (Date.now() > end) {
      throw new Error(`not within ${seconds} s: ${JSON.stringify(document)}`);
    }
    await pause(100);
  }
}

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
