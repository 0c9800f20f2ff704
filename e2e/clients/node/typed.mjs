// openapi-typescript makes types of the document that the gateway serves; tsc compiles a client of openapi-fetch
// with them; that client drives one import.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import openapiTS, {astToString} from 'openapi-typescript';
import {gateway} from './api.mjs';
import {run} from './report.mjs';

const TYPES = 'api.d.ts';
const OUT = 'typed-out';

await run({
  'types are generated': async told => {
    rmSync(OUT, {recursive: true, force: true});
    mkdirSync(OUT);
    const document = await (await fetch(`${gateway}/v1/openapi.yaml`)).text();
    writeFileSync('openapi.yaml', document);
    const types = astToString(await openapiTS(pathToFileURL('openapi.yaml')));
    writeFileSync(TYPES, types);
    told.lines = types.split('\n').length;
    assert.match(types, /submitOperation/);
  },
  'client compiles': async () => {
    const options = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
    const how = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--outDir', OUT];
    try {
      execFileSync('node', ['node_modules/typescript/bin/tsc', ...options, ...how, 'typed-client.ts'], {encoding: 'utf8'});
    } catch (error) {
      throw new Error(error.stdout);
    }
  },
  'drives one import': async () => {
    const {importFile} = await import(pathToFileURL(`${OUT}/typed-client.js`));
    const counts = await importFile(gateway, process.env.LONGHAUL_TOKEN, process.env.LONGHAUL_DATASET);
    assert.deepEqual(counts, {read: 3, inserted: 3, rejected: 0});
  },
}, 1);
