import type { SealedConfiguration } from '#contracts/models/configuration';
import type { ConfigurationView } from './document';

/** Secrets go in and never come out. */
export function viewOf(sealed: SealedConfiguration): ConfigurationView {
  return {
    version: sealed.version,
    environment: sealed.environment,
    connections: sealed.connections.map(({ id, system, settings, secrets }) => ({
      id,
      system,
      settings,
      secrets: Object.fromEntries(Object.keys(secrets).map((name) => [name, { configured: true as const }])),
    })),
    stores: sealed.stores,
  };
}
