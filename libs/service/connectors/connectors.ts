import type { CommercePort } from '#connectors/kit/commerce-port';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { ContactPort } from '#connectors/kit/contact-port';
import type { CrmPort } from '#connectors/kit/crm-port';
import type { CustomerPort } from '#connectors/kit/customer-port';
import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import type { ErpPort } from '#connectors/kit/erp-port';
import type { MailPort } from '#connectors/kit/mail-port';
import type { PaymentPort } from '#connectors/kit/payment-port';
import { Failure } from '#platform/errors/failure';
import type { ConfigurationCopy } from '../configuration/configuration-copy';
import type { ConnectionWatch } from './connection-watch';
import { watchedPort } from './watched-port';

export type ConnectorRegistry = Readonly<Record<string, () => Promise<ConnectorModule>>>;
type Opener<P> = (connection: Connection, context: ConnectorContext) => Promise<P>;
type PortKind = 'payment' | 'commerce' | 'erp' | 'mail' | 'crm' | 'customers' | 'contacts';

interface Opened {
  /** The configuration's object: another one means that the configuration has changed. */
  readonly connection: Connection;
  readonly port: Promise<object>;
}

/** Opens the port of a connection by its kind; the same port until the configuration changes. */
export class Connectors {
  private readonly opened = new Map<string, Opened>();

  constructor(
    private readonly registry: ConnectorRegistry,
    private readonly configuration: ConfigurationCopy,
    private readonly watch: ConnectionWatch,
    private readonly context: ConnectorContext,
  ) {}

  async payment(connectionId: string): Promise<PaymentPort> {
    return this.port(connectionId, 'payment', (connector) => connector.payment);
  }

  async commerce(connectionId: string): Promise<CommercePort> {
    return this.port(connectionId, 'commerce', (connector) => connector.commerce);
  }

  async erp(connectionId: string): Promise<ErpPort> {
    return this.port(connectionId, 'erp', (connector) => connector.erp);
  }

  /** What the ERP would be given, by the connection's settings: nothing is opened. */
  async erpDrafts(connectionId: string): Promise<ErpDrafts> {
    const connection = this.configuration.connection(connectionId);
    const load = this.registry[connection.system];
    const drafts = load && (await load()).erpDrafts;
    if (drafts) return drafts(connection.settings);
    throw Failure.permanent(
      'wrong-connector',
      `${connectionId} (${connection.system}) is no ERP connection`,
      {
        details: { connectionId, system: connection.system, kind: 'erp' },
      },
    );
  }

  async mail(connectionId: string): Promise<MailPort> {
    return this.port(connectionId, 'mail', (connector) => connector.mail);
  }

  async crm(connectionId: string): Promise<CrmPort> {
    return this.port(connectionId, 'crm', (connector) => connector.crm);
  }

  /** @throws Failure permanent `not-supported` where the system keeps people and lets nobody write them. */
  async customers(connectionId: string): Promise<CustomerPort> {
    const load = this.registry[this.configuration.connection(connectionId).system];
    const why = load && (await load()).customersNotSupported;
    if (why !== undefined) {
      throw Failure.permanent('not-supported', why, { details: { connectionId, port: 'customers' } });
    }
    return this.port(connectionId, 'customers', (connector) => connector.customers);
  }

  /** Undefined where the system keeps no contacts, or the connection has no access to them. */
  async contacts(connectionId: string): Promise<ContactPort | undefined> {
    const connection = this.configuration.connection(connectionId);
    const load = this.registry[connection.system];
    const contacts = load && (await load()).contacts;
    if (!contacts?.configured(connection)) return undefined;
    return this.port(connectionId, 'contacts', (connector) => connector.contacts?.open);
  }

  /** Looks whether the system answers and lets us in, by the port of its kind. */
  async probe(connectionId: string): Promise<void> {
    const load = this.registry[this.configuration.connection(connectionId).system];
    const kind = load && (await load()).manifest.kind;
    const port = await this.port<{ probe(): Promise<void> }>(
      connectionId,
      kind ?? 'payment',
      (connector) => connector[connector.manifest.kind],
    );
    await port.probe();
  }

  /** Whether the system of a connection keeps records of people. */
  async keepsCustomers(connectionId: string): Promise<boolean> {
    const load = this.registry[this.configuration.connection(connectionId).system];
    return load !== undefined && (await load()).customers !== undefined;
  }

  /** In words, why a commerce system that offers no making of orders does not. */
  async whyNoOrders(connectionId: string): Promise<string> {
    const load = this.registry[this.configuration.connection(connectionId).system];
    const says = load && (await load()).manifest.createsOrders;
    if (says === 'when-allowed')
      return 'The connection does not allow orders to be made: its settings decide.';
    return typeof says === 'object' ? says.never : 'No orders can be made in this system.';
  }

  private async port<P extends object>(
    connectionId: string,
    kind: PortKind,
    openerOf: (connector: ConnectorModule) => Opener<P> | undefined,
  ): Promise<P> {
    const connection = this.configuration.connection(connectionId);
    const key = `${kind} ${connectionId}`;
    const known = this.opened.get(key);
    if (known?.connection === connection) return (await known.port) as P;
    const port = this.open(connection, kind, openerOf);
    this.opened.set(key, { connection, port });
    try {
      return await port;
    } catch (error) {
      this.opened.delete(key);
      throw error;
    }
  }

  private async open<P extends object>(
    connection: Connection,
    kind: PortKind,
    openerOf: (connector: ConnectorModule) => Opener<P> | undefined,
  ): Promise<P> {
    const load = this.registry[connection.system];
    const open = load && openerOf(await load());
    if (!open) {
      throw Failure.permanent(
        'wrong-connector',
        `${connection.id} (${connection.system}) is no ${kind} connection`,
        {
          details: { connectionId: connection.id, system: connection.system, kind },
        },
      );
    }
    const logger = this.context.logger.child({ connectionId: connection.id });
    return watchedPort(await open(connection, { ...this.context, logger }), connection.id, this.watch);
  }
}
