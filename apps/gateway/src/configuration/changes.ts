import { canonical } from './canonical';
import type { ConfigurationView } from './document';

/** What differs between two versions: the connections and stores that were added, removed or changed, as they were and are. */
export function changesBetween(before: ConfigurationView | undefined, after: ConfigurationView) {
  const [connectionsBefore, connectionsAfter] = changed(before?.connections ?? [], after.connections);
  const [storesBefore, storesAfter] = changed(before?.stores ?? [], after.stores);
  return {
    before: before && {
      version: before.version,
      environment: before.environment,
      connections: connectionsBefore,
      stores: storesBefore,
    },
    after: {
      version: after.version,
      environment: after.environment,
      connections: connectionsAfter,
      stores: storesAfter,
    },
  };
}

function changed<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): [T[], T[]] {
  const known = (list: readonly T[]) => new Map(list.map((one) => [one.id, canonical(one)]));
  const [old, fresh] = [known(before), known(after)];
  const differs = (one: T): boolean => old.get(one.id) !== fresh.get(one.id);
  return [before.filter(differs), after.filter(differs)];
}

type Secrets = Readonly<Record<string, readonly string[]>>;

/** `connection/secret` of each secret whose values are others than before; the values themselves are told to nobody. */
export function changedSecrets(
  connections: ReadonlyArray<{ readonly id: string; readonly system: string; readonly secrets: Secrets }>,
  kept: (id: string, system: string) => Secrets,
): string[] {
  return connections.flatMap(({ id, system, secrets }) => {
    const before = kept(id, system);
    const names = new Set([...Object.keys(before), ...Object.keys(secrets)]);
    return [...names]
      .filter((name) => JSON.stringify(before[name] ?? []) !== JSON.stringify(secrets[name] ?? []))
      .map((name) => `${id}/${name}`);
  });
}
