import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection } from '#connectors/kit/connection';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { ConnectorKind } from '#connectors/kit/manifest';
import type { WebhookPort } from '#connectors/kit/webhook-port';
import {
  CmsSyncProcessWebhook,
  PaymentsProcessWebhook,
  ReconciliationProcessWebhook,
} from '#contracts/commands/webhooks';
import type { ConnectorRegistry } from '#service/connectors/connectors';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CONNECTOR_REGISTRY } from '../tokens';

/** Who interprets a stored webhook, by what kind of system sent it. */
const COMMANDS = {
  payment: PaymentsProcessWebhook,
  commerce: CmsSyncProcessWebhook,
  erp: ReconciliationProcessWebhook,
} as const satisfies Partial<Record<ConnectorKind, object>>;

export interface WebhookConnection {
  readonly connection: Connection;
  readonly port: WebhookPort;
  readonly command: (typeof COMMANDS)[keyof typeof COMMANDS];
}

/** Finds what a webhook needs without waiting: connectors are loaded once at the start, secrets once per configuration. */
@Injectable()
export class WebhookConnections implements OnModuleInit {
  private modules = new Map<string, ConnectorModule>();
  private readonly known = new Map<string, { version: number; entry: WebhookConnection | undefined }>();

  constructor(
    @Inject(CONNECTOR_REGISTRY) private readonly registry: ConnectorRegistry,
    private readonly configuration: ConfigurationCopy,
  ) {}

  async onModuleInit(): Promise<void> {
    const loaded = await Promise.all(
      Object.entries(this.registry).map(async ([system, load]) => [system, await load()] as const),
    );
    this.modules = new Map(loaded);
  }

  connector(system: string): ConnectorModule | undefined {
    return this.modules.get(system);
  }

  systems(): string[] {
    return [...this.modules.keys()];
  }

  /** Undefined when there is no such connection, or none that sends webhooks. */
  find(connectionId: string): WebhookConnection | undefined {
    const version = this.configuration.version();
    const known = this.known.get(connectionId);
    if (known?.version === version) return known.entry;
    if (!this.configuration.connectionIds().includes(connectionId)) return undefined;
    const entry = this.read(connectionId);
    this.known.set(connectionId, { version, entry });
    return entry;
  }

  private read(connectionId: string): WebhookConnection | undefined {
    const connection = this.configuration.connection(connectionId);
    const connector = this.modules.get(connection.system);
    const port = connector?.webhooks;
    const command = COMMANDS[connector?.manifest.kind as keyof typeof COMMANDS];
    return port && command ? { connection, port, command } : undefined;
  }
}
