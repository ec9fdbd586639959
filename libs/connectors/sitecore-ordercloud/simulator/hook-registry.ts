import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Fields, ModelName } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';

/** Objects that are configured and not traded: hooks and what they hang on. */
export const RESOURCES = {
  webhooks: { model: 'Webhook', role: 'WebhookAdmin' },
  integrationEvents: { model: 'IntegrationEvent', role: 'IntegrationEventAdmin' },
  apiclients: { model: 'ApiClient', role: 'ApiClientAdmin' },
  'integrations/deliveryconfig': { model: 'DeliveryConfig', role: 'DeliveryConfigAdmin' },
  messagesenders: { model: 'MessageSender', role: 'MessageSenderAdmin' },
} as const satisfies Record<string, { model: ModelName; role: string }>;
export type ResourceName = keyof typeof RESOURCES;

/** What the marketplace has configured, and what a Sunday leaves of it in Staging. */
export class HookRegistry {
  constructor(private readonly store: SimulatorStore) {}

  list(name: ResourceName): Fields[] {
    return this.of(name).values();
  }

  require(name: ResourceName, id: string): Fields {
    const found = this.of(name).get(id);
    if (!found) throw OcError.notFound(RESOURCES[name].model, id);
    return found;
  }

  create(name: ResourceName, body: Fields): Fields {
    const id = textOr(body['ID'], `${name}-${this.list(name).length + 1}`);
    if (this.of(name).has(id)) throw OcError.idExists(RESOURCES[name].model, id);
    return this.save(name, id, body);
  }

  /** PUT: all fields are those of the body, the missing ones empty. */
  save(name: ResourceName, id: string, body: Fields): Fields {
    requireWhole(name, body);
    return this.of(name).set(id, { ...body, ID: id });
  }

  patch(name: ResourceName, id: string, changes: Fields): Fields {
    return this.of(name).set(id, patched(this.require(name, id), changes));
  }

  delete(name: ResourceName, id: string): void {
    this.require(name, id);
    this.of(name).delete(id);
  }

  assignments(): Fields[] {
    return this.assigned().values();
  }

  assign(assignment: Fields): void {
    this.require('messagesenders', String(assignment['MessageSenderID']));
    this.assigned().set(
      `${String(assignment['MessageSenderID'])}/${textOr(assignment['BuyerID'], '')}`,
      assignment,
    );
  }

  /** Staging is overwritten from Production: addresses are emptied, API clients lose their events, assignments are dropped. */
  overwriteStaging(): void {
    for (const hook of this.list('webhooks')) {
      this.of('webhooks').set(String(hook['ID']), { ...hook, Url: null, ApiClientIDs: [] });
    }
    for (const event of this.list('integrationEvents')) {
      this.of('integrationEvents').set(String(event['ID']), { ...event, CustomImplementationUrl: null });
    }
    for (const client of this.list('apiclients')) {
      this.of('apiclients').set(String(client['ID']), { ...client, OrderCheckoutIntegrationEventID: null });
    }
    for (const config of this.list('integrations/deliveryconfig')) {
      this.of('integrations/deliveryconfig').set(String(config['ID']), { ...config, DeliveryTargets: null });
    }
    for (const key of this.assigned()
      .entries()
      .map(([name]) => name))
      this.assigned().delete(key);
  }

  private of(name: ResourceName): Collection<Fields> {
    return this.store.collection<Fields>(name);
  }

  private assigned(): Collection<Fields> {
    return this.store.collection<Fields>('messagesenders/assignments');
  }
}

function requireWhole(name: ResourceName, body: Fields): void {
  const missing = (field: string): boolean => body[field] === undefined || body[field] === null;
  if (name === 'webhooks' && missing('Url') && missing('DeliveryConfigID')) {
    throw OcError.invalid('Webhook.UrlRequired', 'Url is required unless a delivery config is given.');
  }
  if (name === 'integrationEvents' && missing('HashKey')) {
    throw OcError.invalid('IntegrationEvent.HashKeyRequired', 'HashKey is required.');
  }
  if (name === 'messagesenders' && missing('DeliveryConfigID')) {
    throw OcError.invalid('MessageSender.DeliveryConfigRequired', 'DeliveryConfigID is required.');
  }
  if (textOr(body['HashKey'], '').length > 50)
    throw OcError.invalid('InvalidHashKey', 'HashKey has at most 50 characters.');
}
