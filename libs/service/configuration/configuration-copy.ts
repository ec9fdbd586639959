import type { Connection } from '#connectors/kit/connection';
import type { SealedConfiguration, SealedConnection, Store } from '#contracts/models/configuration';
import { Failure } from '#platform/errors/failure';
import { secretPlace, type Vault } from '#platform/vault/vault';
import type { ConfigurationRepository } from './configuration.repository';

/**
 * The configuration as this service knows it: kept in its own table, so that it works while the gateway is down. What is unknown
 * may be on its way, so the message that needs it is tried again before it counts as dead.
 */
export class ConfigurationCopy {
  private current: SealedConfiguration | undefined;
  private readonly opened = new Map<string, Connection>();
  private refreshing: Promise<void> | undefined;

  constructor(
    private readonly repository: ConfigurationRepository,
    private readonly vault: Vault,
  ) {}

  /** Zero while there is none. Rises with every change. */
  version(): number {
    return this.current?.version ?? 0;
  }

  environment(): SealedConfiguration['environment'] {
    return this.required().environment;
  }

  stores(): Store[] {
    return this.current?.stores ?? [];
  }

  /** A document published in place of the one its connector ships. */
  publishedMapping(id: string): Readonly<Record<string, unknown>> | undefined {
    return this.current?.mappings.find((mapping) => mapping.id === id)?.document;
  }

  connectionIds(): string[] {
    return (this.current?.connections ?? []).map((connection) => connection.id);
  }

  /** @throws Failure `configuration-missing` (transient) or `unknown-store` (conflict: it may be on its way). */
  store(storeId: string): Store {
    const store = this.required().stores.find((candidate) => candidate.id === storeId);
    if (store) return store;
    this.refreshSoon();
    throw Failure.conflict('unknown-store', `There is no store ${storeId} in the configuration`, {
      details: { storeId, version: this.version() },
      suggestion: 'Add the store to the configuration, then replay the message.',
    });
  }

  /**
   * With its secrets opened; the same object until the configuration changes.
   * @throws Failure `configuration-missing` (transient), `unknown-connection` (conflict) or `secret-unreadable` (permanent).
   */
  connection(connectionId: string): Connection {
    const known = this.opened.get(connectionId);
    if (known) return known;
    const { connections, environment } = this.required();
    const sealed = connections.find((candidate) => candidate.id === connectionId);
    if (!sealed) {
      this.refreshSoon();
      throw Failure.conflict(
        'unknown-connection',
        `There is no connection ${connectionId} in the configuration`,
        {
          details: { connectionId, version: this.version() },
          suggestion: 'Add the connection to the configuration, then replay the message.',
        },
      );
    }
    const connection = { ...sealed, environment, secrets: this.openSecrets(sealed) };
    this.opened.set(connectionId, connection);
    return connection;
  }

  storesOfConnection(connectionId: string): Store[] {
    return this.stores().filter((store) =>
      [store.commerce, store.payment, store.erp, store.mail, store.crm].includes(connectionId),
    );
  }

  /** Reads the table when another replica has received a newer version. */
  async refresh(): Promise<void> {
    if ((await this.repository.version()) <= this.version()) return;
    const loaded = await this.repository.load();
    if (loaded) this.adopt(loaded);
  }

  adopt(configuration: SealedConfiguration): void {
    if (configuration.version <= this.version()) return;
    this.current = configuration;
    this.opened.clear();
  }

  private refreshSoon(): void {
    this.refreshing ??= this.refresh()
      .catch(() => undefined)
      .finally(() => {
        this.refreshing = undefined;
      });
  }

  private required(): SealedConfiguration {
    if (this.current) return this.current;
    this.refreshSoon();
    throw Failure.transient('configuration-missing', 'No configuration has been applied yet');
  }

  private openSecrets(sealed: SealedConnection): Record<string, string[]> {
    return Object.fromEntries(
      Object.entries(sealed.secrets).map(([name, values]) => [
        name,
        values.map((value) => this.openSecret(sealed.id, name, value)),
      ]),
    );
  }

  private openSecret(connectionId: string, name: string, ciphertext: string): string {
    const opened = this.vault.open(ciphertext, secretPlace(connectionId, name));
    if (opened.ok) return opened.value;
    throw Failure.permanent('secret-unreadable', `${connectionId}.${name}: ${opened.error.message}`, {
      details: { connectionId, name, fault: opened.error.code },
      suggestion:
        'Give this service the key the configuration was sealed with (ENCRYPTION_KEY), or apply it again.',
    });
  }
}
