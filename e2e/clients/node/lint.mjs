// @redocly/cli on the document in the source tree.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {run} from './report.mjs';

await run({
  'longhaul.yaml is clean': async () => {
    const environment = {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'};
    const command = ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--format=json', process.env.LONGHAUL_OPENAPI];
    const done = spawnSync('node', command, {encoding: 'utf8', env: environment});
    const {totals, problems} = JSON.parse(done.stdout.slice(done.stdout.indexOf('{')));
    assert.deepEqual({...totals, status: done.status}, {errors: 0, warnings: 0, ignored: 0, status: 0}, JSON.stringify(problems));
  },
});
