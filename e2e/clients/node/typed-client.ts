// What somebody writes who has only the document of the API: no cast, no any.
import createClient from 'openapi-fetch';
import type {components, paths} from './api.js';

type Operation = components['schemas']['Operation'];

const FILE = `region,number,file,line,amount,opened,note
r1,1,1,1,20.50,2024-05-17,one
r1,2,1,2,21.50,2024-05-17,two
r1,3,1,3,22.50,2024-05-17,three
`;

export async function importFile(baseUrl: string, token: string, dataset: string) {
  const client = createClient<paths>({baseUrl, headers: {Authorization: `Bearer ${token}`}});
  const file = await client.POST('/v1/uploads', {
    params: {header: {'Tus-Resumable': '1.0.0', 'Upload-Length': FILE.length}},
    headers: {'Content-Type': 'application/offset+octet-stream'},
    body: FILE,
    bodySerializer: body => body,
  });
  if (!file.data) {
    throw new Error(JSON.stringify(file.error));
  }
  const started = await client.POST('/v1/operations', {
    params: {header: {'Idempotency-Key': crypto.randomUUID()}},
    body: {kind: 'bulk-import', input: {file: file.data.id, dataset}},
  });
  if (!started.data) {
    throw new Error(started.error.detail);
  }
  let operation: Operation = started.data;
  while (!operation.done) {
    const {data, error} = await client.GET('/v1/operations/{id}', {
      params: {path: {id: operation.id}, header: {Prefer: 'wait=5'}},
    });
    if (!data) {
      throw new Error(error.error.message);
    }
    operation = data;
  }
  const result = await client.GET('/v1/operations/{id}/result', {params: {path: {id: operation.id}}});
  if (result.error) {
    throw new Error(result.error.error.code);
  }
  const {read, inserted, rejected} = operation.counts;
  return {read, inserted, rejected};
}
