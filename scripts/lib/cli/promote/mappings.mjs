import { differences } from '../difference.mjs';

const one = (id) => `/mappings/${encodeURIComponent(id)}`;
/** Each gateway counts the versions for itself. */
const content = ({ version: _version, ...document }) => document;

/** Mappings that somebody published here; those shipped with the connectors come with the product. */
export async function exportMappings(gateway) {
  const documents = new Map();
  for (const { id, origin } of await gateway.list('/mappings')) {
    if (origin === 'published') documents.set(id, content((await gateway.get(one(id))).document));
  }
  return documents;
}

/** What publishing these documents would change. Mappings that are not among them are left alone. */
export async function planMappings(gateway, documents) {
  const changed = [];
  for (const [id, document] of documents) {
    const { document: current } = await gateway.get(one(id));
    const changes = differences(content(current), content(document), `mappings[${id}]`);
    if (changes.length > 0)
      changed.push({ id, document: content(document), version: current.version, changes });
  }
  return { changes: changed.flatMap(({ changes }) => changes), apply: () => publishAll(gateway, changed) };
}

async function publishAll(gateway, changed) {
  const published = [];
  for (const { id, document, version } of changed) {
    const body = { ...document, version };
    await gateway.call('PUT', one(id), { body, headers: { 'if-match': `"${version}"` } });
    published.push(id);
  }
  return published;
}
