import { Injectable } from '@nestjs/common';
import { ACTIONS, isAction, type ActionName } from '#connectors/kit/actions';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { Manifest } from '#connectors/kit/manifest';
import { allCommands } from '#contracts/catalog';
import type { SealedConfiguration, SealedConnection } from '#contracts/models/configuration';
import { isWorkflowCommand } from '#contracts/workflow-messages';
import type { Actor } from '../../auth/actor';
import { ConfigurationVersionRepository } from '../../configuration/configuration-version.repository';
import { seesConnection } from '../../connections/read-connections';
import { WebhookConnections } from '../../webhooks/webhook-connections';
import type { ActionView, Unable } from './action-view';

/** Later versions replace earlier ones: documents name a command without its version. */
const NAMES = [...new Set(allCommands.filter(isWorkflowCommand).map(({ name }) => name))];

interface Connected {
  readonly connection: SealedConnection;
  readonly connector: ConnectorModule;
}

/** Which actions the connected systems can do, by what their manifests say and their settings allow. */
@Injectable()
export class OfferedActions {
  constructor(
    private readonly versions: ConfigurationVersionRepository,
    private readonly connectors: WebhookConnections,
  ) {}

  /** Null: of all connections. */
  async list(actor: Actor | null): Promise<ActionView[]> {
    const sealed = (await this.versions.current())?.document;
    const connected = this.connected(sealed).filter(
      ({ connection }) => actor === null || seesConnection(actor, connection.id, sealed),
    );
    return NAMES.map((name) =>
      isAction(name) ? this.view(name, connected) : { name, own: true, connections: [], unable: null },
    );
  }

  private connected(sealed: SealedConfiguration | undefined): Connected[] {
    return (sealed?.connections ?? []).flatMap((connection) => {
      const connector = this.connectors.connector(connection.system);
      return connector ? [{ connection, connector }] : [];
    });
  }

  private view(action: ActionName, connected: readonly Connected[]): ActionView {
    const able = connected.filter((one) => offers(action, one));
    const connections = able.map(({ connection: { id, system }, connector }) => ({
      id,
      system,
      name: connector.manifest.displayName,
    }));
    return {
      name: action,
      own: false,
      connections,
      unable: able.length > 0 ? null : this.unable(action, connected),
    };
  }

  private unable(action: ActionName, connected: readonly Connected[]): Unable {
    const systems = this.connectors.systems().flatMap((system) => {
      const manifest = this.connectors.connector(system)?.manifest;
      return manifest?.actions[action] ? [{ system, name: manifest.displayName }] : [];
    });
    const switches = connected.flatMap(({ connection, connector }) => {
      const offer = connector.manifest.actions[action];
      if (offer === undefined || offer === 'always') return [];
      const { setting } = offer;
      return [{ connectionId: connection.id, setting, label: labelOf(connector.manifest, setting) }];
    });
    const kinds: readonly string[] = ACTIONS[action];
    const ofKind = connected.some(({ connector }) => kinds.includes(connector.manifest.kind));
    const code = switches.length > 0 ? 'switched-off' : ofKind ? 'not-by-these' : 'not-connected';
    return { code, systems, switches };
  }
}

function labelOf({ settings, german }: Manifest, setting: string): { en: string; de: string } {
  const fields: Readonly<Record<string, { readonly description?: string }>> = settings.shape;
  const en = fields[setting]?.description ?? setting;
  return { en, de: german?.settings[setting] ?? en };
}

function offers(action: ActionName, { connection, connector }: Connected): boolean {
  const offer = connector.manifest.actions[action];
  if (offer === undefined || offer === 'always') return offer === 'always';
  const settings = connector.manifest.settings.safeParse(connection.settings);
  return settings.success && settings.data[offer.setting] === true;
}
