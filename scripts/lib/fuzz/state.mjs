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
      const response = await fetch(`${url}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!response.ok) return [path, null];
      return [
        path,
        createHash('sha256')
          .update(withoutUse(await response.text()))
          .digest('hex'),
      ];
    }),
  );
  return Object.fromEntries(parts);
}

/** Asking is being used. */
const withoutUse = (text) => text.replace(/"(?:lastUsedAt|checkedAt|lastWebhookAt)":(?:"[^"]*"|null)/g, '');

/** Names of what differs; what could not be read at either time says nothing. */
export const changedBetween = (before, after) =>
  Object.keys(before).filter((name) => before[name] && after[name] && before[name] !== after[name]);
