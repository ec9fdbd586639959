import {
  StoreSchema,
  type PublishedMapping,
  type SealedConfiguration,
  type Store,
} from '#contracts/models/configuration';
import { secretPlace, type Vault } from '#platform/vault/vault';
import type { z } from 'zod';

/** A configuration in clear, as a test writes it down. */
export interface PlainConfiguration {
  readonly environment?: SealedConfiguration['environment'];
  readonly connections: ReadonlyArray<{
    readonly id: string;
    readonly system: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly secrets?: Readonly<Record<string, string | readonly string[]>>;
  }>;
  readonly stores: ReadonlyArray<z.input<typeof StoreSchema>>;
  readonly mappings?: readonly PublishedMapping[];
}

/** As the gateway would publish it. */
export function sealConfiguration(
  plain: PlainConfiguration,
  vault: Vault,
  version: number,
): SealedConfiguration {
  return {
    version,
    environment: plain.environment ?? 'sandbox',
    connections: plain.connections.map(({ id, system, settings, secrets }) => ({
      id,
      system,
      settings: { ...settings },
      secrets: Object.fromEntries(
        Object.entries(secrets ?? {}).map(([name, values]) => [
          name,
          [values].flat().map((value) => vault.seal(value, secretPlace(id, name))),
        ]),
      ),
    })),
    stores: plain.stores.map((store): Store => StoreSchema.parse(store)),
    mappings: [...(plain.mappings ?? [])],
  };
}
