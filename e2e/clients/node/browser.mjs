// Chromium's own EventSource on a page of another origin, with tickets.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import puppeteer from 'puppeteer-core';
import {gateway, json, pause, start, submission, token} from './api.mjs';
import {run} from './report.mjs';
import {assertStory} from './versions.mjs';
import {wire} from './wire.mjs';

const TICKET_SECONDS = Number(process.env.LONGHAUL_TICKET_SECONDS);
const html = readFileSync(new URL('page.html', import.meta.url));
const server = http.createServer((_, answer) => answer.writeHead(200, {'Content-Type': 'text/html'}).end(html));
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({
  executablePath: process.env.LONGHAUL_CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  timeout: 60_000,
  protocolTimeout: 300_000,
});

async function page() {
  const made = await browser.newPage();
  made.setDefaultTimeout(60_000);
  await made.goto(`http://127.0.0.1:${server.address().port}/`);
  return made;
}

const follow = (on, ...how) => on.evaluate((...given) => window.follow(...given), ...how);
const paced = async count => start(await submission(count, {pace: 1000}));

await run({
  end: async () => {
    const seen = await follow(await page(), gateway, await paced(6000), token);
    assertStory(seen.events);
    assert.equal(seen.expired, 0);
    assert.equal(seen.opened, 1, 'after the end it is answered 204, which opens nothing');
  },
  'drop and resume': async () => {
    const through = await wire();
    const on = await page();
    let cut = 0;
    await on.exposeFunction('onProgress', count => {
      if (count === 2 && cut === 0) {
        cut = through.cut();
      }
    });
    const seen = await follow(on, through.address, await paced(8000), token);
    assert.ok(cut > 0, 'nothing was dropped');
    assert.equal(seen.tickets, 1);
    assert.ok(seen.opened >= 2, 'it did not come again');
    assertStory(seen.events);
  },
  'expired ticket': async () => {
    const id = await paced(32_000);
    const old = (await json('POST', `/v1/operations/${id}:ticket`)).events;
    await pause((TICKET_SECONDS + 2) * 1000);
    const seen = await follow(await page(), gateway, id, token, old);
    assert.equal(seen.expired, 1);
    assert.equal(seen.tickets, 1);
    assertStory(seen.events);
  },
  'ticket runs out while it reads': async () => {
    const on = await page();
    const through = await wire();
    const id = await paced((TICKET_SECONDS + 20) * 1000);
    const ended = follow(on, through.address, id, token);
    await pause((TICKET_SECONDS + 2) * 1000);
    const cut = through.cut();
    const seen = await ended;
    assert.ok(cut > 0, 'the stream was not open any more');
    // Once in the middle, and once more when the second ticket runs out before the end as well.
    assert.ok(seen.expired === 1 || seen.expired === 2, `${seen.expired} times`);
    assert.equal(seen.tickets, seen.expired + 1);
    assert.equal(seen.events.at(-1).document.status, 'Succeeded');
  },
}, 4);
