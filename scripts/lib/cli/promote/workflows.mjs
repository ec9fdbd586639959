import { randomUUID } from 'node:crypto';
import { CliError } from '../cli-error.mjs';
import { differences } from '../difference.mjs';

const path = (id, rest) => `/workflows/${encodeURIComponent(id)}/${rest}`;

/** Published documents by id. */
export async function exportWorkflows(gateway) {
  const documents = new Map();
  for (const { workflowId, publishedVersion } of await gateway.list('/workflows')) {
    if (publishedVersion === null) continue;
    documents.set(workflowId, (await gateway.get(path(workflowId, 'versions/published'))).document);
  }
  return documents;
}

async function check(gateway, id, document) {
  const { valid, errors } = (await gateway.call('POST', path(id, 'validate'), { body: { document } })).body;
  if (valid) return;
  const faults = errors.map(({ path: at, message }) => `  ${at}: ${message}`);
  throw new CliError([`Workflow ${id} has faults:`, ...faults].join('\n'));
}

/** What publishing these documents would change. Workflows that are not among them are left alone. */
export async function planWorkflows(gateway, documents) {
  const changed = [];
  for (const [id, document] of documents) {
    const published = await gateway.find(path(id, 'versions/published'));
    const changes = differences(published?.document, document, `workflows[${id}]`);
    if (changes.length === 0) continue;
    await check(gateway, id, document);
    changed.push({ id, document, changes });
  }
  return { changes: changed.flatMap(({ changes }) => changes), apply: () => publishAll(gateway, changed) };
}

async function publishAll(gateway, changed) {
  const published = [];
  for (const { id, document } of changed) {
    const draft = await gateway.find(path(id, 'versions/draft'));
    const headers = () => ({ 'idempotency-key': randomUUID() });
    const body = { document, expectedRevision: draft?.revision ?? null };
    await gateway.call('PUT', path(id, 'draft'), { body, headers: headers() });
    await gateway.call('POST', path(id, 'publish'), { headers: headers() });
    published.push(id);
  }
  return published;
}
