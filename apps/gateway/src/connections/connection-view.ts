import { z } from 'zod';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { SealedConnection, Store } from '#contracts/models/configuration';
import { connectionRevision } from '../configuration/revision';
import type { SecretChange } from '../configuration/secret-change.repository';

const SecretViewSchema = z.object({
  name: z.string(),
  configured: z.boolean(),
  /** How many are live: two while it is rotated. */
  values: z.int(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
});

export const ConnectionViewSchema = z.object({
  id: z.string(),
  system: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(SecretViewSchema),
  /** Stores that use it. */
  stores: z.array(z.string()),
  revision: z.string().describe('Sent back with a change, which is refused when it is another by then'),
});
export type ConnectionView = z.output<typeof ConnectionViewSchema>;

export function connectionView(
  { id, system, settings, secrets }: SealedConnection,
  connector: ConnectorModule | undefined,
  stores: readonly Store[],
  changes: readonly SecretChange[],
): ConnectionView {
  const names = new Set([
    ...(connector?.manifest.secrets.map(({ name }) => name) ?? []),
    ...Object.keys(secrets),
  ]);
  return {
    id,
    system,
    settings,
    secrets: [...names].map((name) => {
      const values = secrets[name]?.length ?? 0;
      const change = changes.find((one) => one.connectionId === id && one.name === name);
      return {
        name,
        configured: values > 0,
        values,
        changedAt: change?.changedAt.toISOString() ?? null,
        changedBy: change?.changedBy ?? null,
      };
    }),
    stores: storesOf(id, stores).map((store) => store.id),
    revision: connectionRevision({ id, system, settings, secrets: {} }),
  };
}

export const storesOf = (connectionId: string, stores: readonly Store[]): Store[] =>
  stores.filter(({ commerce, payment, erp, mail, crm }) =>
    [commerce, payment, erp, mail, crm].includes(connectionId),
  );
