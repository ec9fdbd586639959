import { Injectable } from '@nestjs/common';
import type { SealedConfiguration } from '#contracts/models/configuration';
import { raiseProblem } from '#platform/http/problem';
import { seesStore, type Actor } from '../auth/actor';
import { ConfigurationVersionRepository } from '../configuration/configuration-version.repository';
import { SecretChangeRepository } from '../configuration/secret-change.repository';
import { WebhookConnections } from '../webhooks/webhook-connections';
import { connectionView, storesOf, type ConnectionView } from './connection-view';

/** Connections as somebody may see them. */
@Injectable()
export class ReadConnections {
  constructor(
    private readonly versions: ConfigurationVersionRepository,
    private readonly changes: SecretChangeRepository,
    private readonly connectors: WebhookConnections,
  ) {}

  async list(actor: Actor): Promise<ConnectionView[]> {
    const sealed = (await this.versions.current())?.document;
    const changes = await this.changes.list();
    return (sealed?.connections ?? [])
      .filter(({ id }) => seesConnection(actor, id, sealed))
      .map((one) =>
        connectionView(one, this.connectors.connector(one.system), sealed?.stores ?? [], changes),
      );
  }

  async environment(): Promise<SealedConfiguration['environment'] | null> {
    return (await this.versions.current())?.document.environment ?? null;
  }

  /** Raises 404 when there is none that the actor may see. */
  async get(actor: Actor, id: string): Promise<ConnectionView> {
    const sealed = (await this.versions.current())?.document;
    const found = sealed?.connections.find((one) => one.id === id);
    if (!found || !seesConnection(actor, id, sealed)) return noSuchConnection();
    const changes = await this.changes.list(id);
    return connectionView(found, this.connectors.connector(found.system), sealed?.stores ?? [], changes);
  }
}

export const noSuchConnection = (): never => raiseProblem(404, 'not-found', 'There is no such connection');

/** A connection may serve stores that a token must not know of. */
export function seesConnection(actor: Actor, id: string, sealed: SealedConfiguration | undefined): boolean {
  if (actor.stores === null) return true;
  const stores = storesOf(id, sealed?.stores ?? []);
  return stores.length > 0 && stores.every((store) => seesStore(actor, store.id));
}
