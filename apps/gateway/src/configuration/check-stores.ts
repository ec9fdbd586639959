import type { ConnectorKind } from '#connectors/kit/manifest';
import type { Store } from '#contracts/models/configuration';
import type { ProblemItem } from '#platform/http/problem';

const ROLES = [
  ['commerce', 'commerce'],
  ['payment', 'payment'],
  ['erp', 'erp'],
  ['mail', 'mail'],
  ['crm', 'crm'],
] as const satisfies ReadonlyArray<readonly [keyof Store, ConnectorKind]>;

/** Faults that only show when the whole document is seen. `kinds` is every connection's kind by its id. */
export function checkStores(
  stores: readonly Store[],
  kinds: ReadonlyMap<string, ConnectorKind | undefined>,
): ProblemItem[] {
  return stores.flatMap((store, index) => {
    const first = stores.findIndex(({ commerce }) => commerce === store.commerce);
    const path = `stores[${index}]`;
    return [
      ...ROLES.flatMap(([role, kind]) => checkRole(store[role], kind, `${path}.${role}`, kinds)),
      ...(first === index ? [] : [sharedCommerce(store, stores[first]!, `${path}.commerce`)]),
      ...checkTimeZone(store.timeZone, `${path}.timeZone`),
      ...checkCapture(store, `${path}.capture`),
    ];
  });
}

/** Nothing in an order says which store it belongs to: the connection it comes from does. */
const sharedCommerce = (store: Store, first: Store, path: string): ProblemItem => ({
  path,
  code: 'commerce-connection-shared',
  message: `${store.commerce} is the connection of ${first.id}. One connection is one shop: give each store its own`,
});

export function duplicates(ids: readonly string[], list: string): ProblemItem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: `${list}[${index}].id`, code: 'duplicate-id', message: `${id} appears more than once` }],
  );
}

function checkRole(
  id: string | null,
  kind: ConnectorKind,
  path: string,
  kinds: ReadonlyMap<string, ConnectorKind | undefined>,
): ProblemItem[] {
  if (id === null) return [];
  if (!kinds.has(id)) return [{ path, code: 'unknown-connection', message: `There is no connection ${id}` }];
  const actual = kinds.get(id);
  if (actual === undefined || actual === kind) return [];
  return [{ path, code: 'wrong-kind', message: `${id} is a ${actual} connection, not ${kind}` }];
}

function checkTimeZone(timeZone: string, path: string): ProblemItem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    return [{ path, code: 'unknown-time-zone', message: `${timeZone} is no IANA time zone` }];
  }
}

function checkCapture({ capture }: Store, path: string): ProblemItem[] {
  if (capture.mode !== 'manual') return [];
  return (['approvedStatus', 'readyStatus'] as const).flatMap((field) =>
    capture[field] === null
      ? [
          {
            path: `${path}.${field}`,
            code: 'required',
            message: 'Manual capture needs the status it moves from and to',
          },
        ]
      : [],
  );
}
