import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { ConnectorKind } from '#connectors/kit/manifest';
import type { Store } from '#contracts/models/configuration';
import { err, ok, type Result } from '#platform/errors/result';
import type { ProblemItem } from '#platform/http/problem';
import { checkConnection, type OpenConnection } from './check-connection';
import { checkMappings } from './check-mappings';
import { checkStores, duplicates } from './check-stores';
import { checkWorkflows } from './check-workflows';
import { ConfigurationInputSchema, type ConfigurationInput } from './document';
import { faultsOf } from './fault';
import { readableParts } from './readable-parts';
import type { SecretSources } from './secret-resolver';
import { sharedSecrets } from './warnings';

export interface OpenConfiguration {
  readonly environment: 'sandbox' | 'staging' | 'production';
  readonly connections: readonly OpenConnection[];
  readonly stores: readonly Store[];
}

export interface CheckContext {
  readonly connector: (system: string) => ConnectorModule | undefined;
  readonly systems: () => readonly string[];
  /** Secrets in clear that are stored for a connection of this system; empty for a new one. */
  readonly keptSecrets: (connectionId: string, system: string) => Readonly<Record<string, readonly string[]>>;
  readonly sources: SecretSources;
  /** Names a store may run; null when they are not looked at. */
  readonly workflows: ReadonlySet<string> | null;
  /** A mapping document that stands in the place of a connector's. */
  readonly publishedMapping: (id: string) => unknown;
}

export interface CheckedConfiguration {
  readonly configuration: OpenConfiguration;
  readonly warnings: readonly ProblemItem[];
}

/**
 * The whole document, every fault at once with its path: where a part has the wrong shape, the rest is looked at all the same, or who
 * mends one fault would be told of the next.
 */
export function checkConfiguration(
  document: unknown,
  context: CheckContext,
): Result<CheckedConfiguration, readonly ProblemItem[]> {
  const parsed = ConfigurationInputSchema.safeParse(document, { reportInput: true });
  if (parsed.success) return checkParts(parsed.data, context);
  const shape = faultsOf(parsed.error);
  const readable = readableParts(document);
  if (readable === undefined) return err(shape);
  const rest = checkParts(readable.configuration, context);
  const further = rest.ok ? [] : rest.error.filter(({ path }) => !readable.concernsStandIn(path));
  return err([...shape, ...further]);
}

function checkParts(
  { environment, connections, stores }: ConfigurationInput,
  context: CheckContext,
): Result<CheckedConfiguration, readonly ProblemItem[]> {
  const faults: ProblemItem[] = [
    ...duplicates(
      connections.map((one) => one.id),
      'connections',
    ),
    ...duplicates(
      stores.map((one) => one.id),
      'stores',
    ),
  ];
  const kinds = new Map<string, ConnectorKind | undefined>();
  const opened: OpenConnection[] = [];
  connections.forEach((connection, index) => {
    const path = `connections[${index}]`;
    const manifest = context.connector(connection.system)?.manifest;
    if (!kinds.has(connection.id)) kinds.set(connection.id, manifest?.kind);
    if (!manifest) {
      const known = context.systems().join(', ');
      faults.push({
        path: `${path}.system`,
        code: 'unknown-system',
        message: `There are connectors for ${known}`,
      });
      return;
    }
    const kept = context.keptSecrets(connection.id, connection.system);
    const checked = checkConnection(connection, manifest, kept, path, context.sources);
    if (checked.ok) opened.push(checked.value);
    else faults.push(...checked.error);
  });
  faults.push(...checkStores(stores, kinds), ...checkWorkflows(stores, context.workflows));
  const systems = new Map(connections.map(({ id, system }) => [id, system]));
  stores.forEach((store, index) => {
    faults.push(
      ...checkMappings(store, `stores[${index}].mappings`, {
        connectorOf: (id) => context.connector(systems.get(id) ?? ''),
        published: context.publishedMapping,
      }),
    );
  });
  if (faults.length > 0) return err(faults);
  return ok({
    configuration: { environment, connections: opened, stores },
    warnings: sharedSecrets(opened),
  });
}
