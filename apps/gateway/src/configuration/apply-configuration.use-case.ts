import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ConfigurationApplied } from '#contracts/events/platform';
import type { SealedConfiguration } from '#contracts/models/configuration';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem, type ProblemItem } from '#platform/http/problem';
import { secretPlace, Vault } from '#platform/vault/vault';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ConfigurationRepository } from '#service/configuration/configuration.repository';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { environmentVariable, type GatewayConfig } from '../config';
import { WebhookConnections } from '../webhooks/webhook-connections';
import { canonical } from './canonical';
import { changedSecrets, changesBetween } from './changes';
import { checkConfiguration, type CheckedConfiguration, type OpenConfiguration } from './check-configuration';
import { ConfigurationVersionRepository, type StoredConfiguration } from './configuration-version.repository';
import { KnownWorkflows } from './known-workflows';
import { SecretChangeRepository } from './secret-change.repository';
import { readSecretFile } from './secret-resolver';
import { viewOf } from './view';

export interface Applied {
  readonly version: number;
  readonly changed: boolean;
  readonly warnings: readonly ProblemItem[];
}

/** Makes a document the configuration, whole or not at all, and tells the services. The same content again changes nothing. */
@Injectable()
export class ApplyConfiguration {
  constructor(
    private readonly database: Database,
    private readonly versions: ConfigurationVersionRepository,
    private readonly copies: ConfigurationRepository,
    private readonly copy: ConfigurationCopy,
    private readonly connections: WebhookConnections,
    private readonly workflows: KnownWorkflows,
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    private readonly secretChanges: SecretChangeRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Raises 412 when `ifMatch` names another version than the current one, 422 with every fault. */
  async apply(document: unknown, actor: string, ifMatch?: number): Promise<Applied> {
    // Asked before the transaction begins: another service may take its time.
    const inUse = await this.versions.current();
    const workflows = await this.workflows.among(document, inUse?.document.stores ?? []);
    const applied = await this.database.transaction(async (tx) => {
      const current = await this.versions.lockCurrent(tx);
      const version = current?.document.version ?? 0;
      if (ifMatch !== undefined && ifMatch !== version) {
        return raiseProblem(412, 'version-mismatch', `The configuration is at version ${version} by now`);
      }
      const { configuration, warnings } = this.check(document, current, workflows);
      const fingerprint = this.fingerprint(configuration);
      if (current?.fingerprint === fingerprint)
        return { version, changed: false, warnings, sealed: current.document };
      const sealed = this.seal(configuration, version + 1, current?.document.mappings ?? []);
      await this.versions.insert(tx, { document: sealed, fingerprint }, this.clock.now(), actor);
      await this.copies.save(tx, sealed);
      await this.outbox.publish(tx, ConfigurationApplied, sealed);
      const secrets = changedSecrets(configuration.connections, (id, system) =>
        this.openSecrets(current?.document, id, system),
      );
      await this.secretChanges.note(tx, secrets, this.clock.now(), actor);
      await this.audit.write(tx, actor, 'configuration.apply', String(sealed.version), {
        ...changesBetween(current && viewOf(current.document), viewOf(sealed)),
        changedSecrets: secrets,
      });
      return { version: sealed.version, changed: true, warnings, sealed };
    });
    this.copy.adopt(applied.sealed);
    return { version: applied.version, changed: applied.changed, warnings: applied.warnings };
  }

  /** Only looks, with the secrets that are stored now. */
  check(
    document: unknown,
    current: StoredConfiguration | undefined,
    workflows: ReadonlySet<string> | null = null,
  ): CheckedConfiguration {
    const checked = checkConfiguration(document, {
      connector: (system) => this.connections.connector(system),
      systems: () => this.connections.systems(),
      keptSecrets: (id, system) => this.openSecrets(current?.document, id, system),
      sources: { variable: environmentVariable, file: readSecretFile },
      workflows,
      publishedMapping: (id) => current?.document.mappings.find((one) => one.id === id)?.document,
    });
    if (checked.ok) return checked.value;
    const faults = checked.error;
    return raiseProblem(
      422,
      'configuration-invalid',
      `The configuration has ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}`,
      faults,
    );
  }

  fingerprint(configuration: OpenConfiguration): string {
    return createHmac('sha256', this.config.ENCRYPTION_KEY).update(canonical(configuration)).digest('hex');
  }

  private seal(
    configuration: OpenConfiguration,
    version: number,
    mappings: SealedConfiguration['mappings'],
  ): SealedConfiguration {
    return {
      version,
      environment: configuration.environment,
      connections: configuration.connections.map((connection) => ({
        ...connection,
        secrets: Object.fromEntries(
          Object.entries(connection.secrets).map(([name, values]) => [
            name,
            values.map((value) => this.vault.seal(value, secretPlace(connection.id, name))),
          ]),
        ),
      })),
      stores: [...configuration.stores],
      mappings,
    };
  }

  /** In clear, the newest first; for a new document only, never shown. */
  openSecrets(
    current: SealedConfiguration | undefined,
    id: string,
    system: string,
  ): Record<string, string[]> {
    const sealed = current?.connections.find((one) => one.id === id && one.system === system);
    return Object.fromEntries(
      Object.entries(sealed?.secrets ?? {}).flatMap(([name, values]) => {
        const opened = values.map((value) => this.vault.open(value, secretPlace(id, name)));
        const readable = opened.flatMap((one) => (one.ok ? [one.value] : []));
        return readable.length === 0 ? [] : [[name, readable]];
      }),
    );
  }
}
