import type { FieldCatalogue } from '#contracts/models/field-catalogue';
import type { Connection, ConnectorContext } from './connection';
import type { CommercePort } from './commerce-port';
import type { ContactPort } from './contact-port';
import type { CrmPort } from './crm-port';
import type { CustomerPort } from './customer-port';
import type { ErpDrafts } from './erp-drafts';
import type { ErpPort } from './erp-port';
import type { MailPort } from './mail-port';
import type { Manifest } from './manifest';
import type { PaymentPort } from './payment-port';
import type { WebhookPort } from './webhook-port';

type Opener<P> = (connection: Connection, context: ConnectorContext) => Promise<P>;

/** What a connector's `index.ts` exports. Ports load their SDK lazily, so that a service loads only what it uses. */
export interface ConnectorModule {
  readonly manifest: Manifest;
  readonly webhooks?: WebhookPort;
  readonly payment?: Opener<PaymentPort>;
  readonly commerce?: Opener<CommercePort>;
  readonly erp?: Opener<ErpPort>;
  /** What the ERP port would post, by the settings of its connection alone; every ERP has it. */
  readonly erpDrafts?: (settings: unknown) => Promise<ErpDrafts>;
  readonly mail?: Opener<MailPort>;
  readonly crm?: Opener<CrmPort>;
  /** Offered by every system that keeps records of people. */
  readonly customers?: Opener<CustomerPort>;
  /** Why it offers none although the system keeps records of people: told to whoever asks. */
  readonly customersNotSupported?: string;
  /** Contacts kept beside the customers, by connections that have access to them. */
  readonly contacts?: {
    readonly configured: (connection: Connection) => boolean;
    readonly open: Opener<ContactPort>;
  };
  /** Mapping documents shipped with the connector, by id; a store overrides single fields. */
  readonly mappings?: Readonly<Record<string, unknown>>;
  /** The system's fields, for people who map and for the checks of what they wrote. */
  readonly catalog?: FieldCatalogue;
}
