import { Injectable } from '@nestjs/common';
import type { SealedConfiguration } from '#contracts/models/configuration';
import { raiseProblem } from '#platform/http/problem';
import { hasRole, type Actor } from '../auth/actor';
import { canonical } from '../configuration/canonical';
import { ApplyConfiguration } from '../configuration/apply-configuration.use-case';
import type { ConfigurationView, ConnectionInput, SecretInput } from '../configuration/document';
import { EditConfiguration, type EditedDocument } from '../configuration/edit-configuration.use-case';
import { connectionRevision, requireRevision } from '../configuration/revision';
import { addressesOf } from '../connectors/connector-view';
import { requireUnscoped } from '../tokens/tokens.controller';
import { WebhookConnections } from '../webhooks/webhook-connections';
import { storesOf } from './connection-view';
import { noSuchConnection, seesConnection } from './read-connections';

export interface ConnectionChange {
  readonly system: string;
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, SecretInput>;
  /** What the editor saw; null for a new one. */
  readonly revision: string | null;
  /** Taken for the very first connection only. */
  readonly environment?: ConfigurationView['environment'] | undefined;
}

type Shown = ConfigurationView['connections'][number];

/** One connection of the configuration: made, changed, its secrets set, removed. */
@Injectable()
export class EditConnection {
  constructor(
    private readonly configuration: EditConfiguration,
    private readonly applyConfiguration: ApplyConfiguration,
    private readonly connectors: WebhookConnections,
  ) {}

  /** Raises 403 for what only administrators change, 409 when it is not what the editor saw, 422 with every fault. */
  async save(actor: Actor, id: string, change: ConnectionChange): Promise<void> {
    const { system, settings, secrets, revision, environment } = change;
    await this.configuration.edit(actor.name, (before, sealed) => {
      const known = before.connections.find((one) => one.id === id);
      if (known) requireSeen(actor, id, sealed);
      else requireMaker(actor);
      requireRevision(revision, known ? connectionRevision(known) : null, 'connection');
      if (!hasRole(actor, 'admin')) this.requireHarmless(known, change);
      if (known && known.system !== system) {
        raiseProblem(409, 'system-fixed', 'A connection keeps its system; make another one');
      }
      const first = before.version === 0 && environment !== undefined ? { environment } : {};
      return withConnection(before, { id, system, settings, secrets }, first);
    });
  }

  /** A new value; with `keepPrevious` the old one stays good until the rotation is over. */
  async setSecret(
    actor: Actor,
    id: string,
    name: string,
    next: (kept: readonly string[]) => SecretInput,
  ): Promise<void> {
    await this.configuration.edit(actor.name, (before, sealed) => {
      requireSeen(actor, id, sealed);
      const known = before.connections.find((one) => one.id === id) ?? noSuchConnection();
      const kept = this.applyConfiguration.openSecrets(sealed, id, known.system)[name] ?? [];
      return withConnection(before, { ...known, secrets: { ...known.secrets, [name]: next(kept) } });
    });
  }

  /** Raises 409 while a store uses it. */
  async remove(actor: Actor, id: string, revision: string): Promise<void> {
    requireUnscoped(actor);
    await this.configuration.edit(actor.name, (before) => {
      const known = before.connections.find((one) => one.id === id) ?? noSuchConnection();
      requireRevision(revision, connectionRevision(known), 'connection');
      const users = storesOf(id, before.stores).map((store) => store.id);
      if (users.length > 0) {
        raiseProblem(409, 'connection-in-use', `Stores use it: ${users.slice(0, 10).join(', ')}`);
      }
      const connections = before.connections.filter((one) => one.id !== id);
      return { document: { ...before, connections }, at: 'connections' };
    });
  }

  /** Secrets, and where they are sent, are an administrator's. */
  private requireHarmless(known: Shown | undefined, { system, settings, secrets }: ConnectionChange): void {
    if (Object.values(secrets).some((given) => !keeps(given))) {
      raiseProblem(403, 'secrets-need-admin', 'Only an administrator sets secrets');
    }
    const manifest = this.connectors.connector(system)?.manifest;
    const moved = (manifest ? addressesOf(manifest.settings) : []).filter(
      (name) => canonical(settings[name] ?? null) !== canonical(known?.settings[name] ?? null),
    );
    if (moved.length === 0) return;
    raiseProblem(
      403,
      'address-needs-admin',
      'The secrets of the connection are sent there: only an administrator changes it',
      moved.map((name) => ({
        path: `settings.${name}`,
        code: 'address-needs-admin',
        message: 'Only an administrator changes it',
      })),
    );
  }
}

const keeps = (given: SecretInput): boolean =>
  typeof given === 'object' && given !== null && 'configured' in given;

function requireMaker(actor: Actor): void {
  requireUnscoped(actor);
  if (!hasRole(actor, 'admin')) raiseProblem(403, 'role-missing', 'Only an administrator adds a connection');
}

function requireSeen(actor: Actor, id: string, sealed: SealedConfiguration | undefined): void {
  if (!seesConnection(actor, id, sealed)) noSuchConnection();
}

function withConnection(
  before: ConfigurationView,
  connection: ConnectionInput,
  more: { readonly environment?: ConfigurationView['environment'] } = {},
): EditedDocument {
  const place = before.connections.findIndex((one) => one.id === connection.id);
  const connections: ConnectionInput[] = [...before.connections];
  if (place === -1) connections.push(connection);
  else connections[place] = connection;
  return {
    document: { ...before, ...more, connections },
    at: `connections[${place === -1 ? before.connections.length : place}]`,
  };
}
