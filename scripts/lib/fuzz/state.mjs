import { createHash } from 'node:crypto';

/** What an operator would see change. Lists that grow by themselves, such as events and the audit log, are not part of it. */
const WATCHED = [
  'configuration',
  'workflows?limit=200',
  'mappings?limit=200',
  'tokens?limit=200',
  'stores?limit=200',
  'approvals?limit=200',
  'orders?limit=200',
];

/** A fingerprint of everything that refused requests must leave as it is, by name. */
export async function stateOf(url, token) {
  const parts = await Promise.all(
    WATCHED.map(async (path) => {
      const text = await read(`${url}/api/v1/${path}`, token);
      return [path, text === null ? null : createHash('sha256').update(withoutUse(text)).digest('hex')];
    }),
  );
  return Object.fromEntries(parts);
}

/** Null when there is no good answer: a connection that ends between two questions is no finding. Whether the process lives is asked apart. */
async function read(url, token) {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Asking is being used. */
const withoutUse = (text) => text.replace(/"(?:lastUsedAt|checkedAt|lastWebhookAt)":(?:"[^"]*"|null)/g, '');

/** Names of what differs; what could not be read at either time says nothing. */
export const changedBetween = (before, after) =>
  Object.keys(before).filter((name) => before[name] && after[name] && before[name] !== after[name]);
