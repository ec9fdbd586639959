import type { Provider, Type } from '@nestjs/common';
import { ContactFactsRepository } from './database/contact-facts.repository';
import { CrmConnectionRepository } from './database/crm-connection.repository';
import { CrmContactRepository } from './database/crm-contact.repository';
import { CrmDealRepository } from './database/crm-deal.repository';
import { CrmMarkRepository } from './database/crm-mark.repository';
import { OrderDisputeRepository } from './database/order-dispute.repository';
import { CrmErasureRepository } from './erase/crm-erasure.repository';
import { EraseFromCrm } from './erase/erase-from-crm';
import { CrmCustomersConsumer } from './mark/crm-customers.consumer';
import { CrmMarks } from './mark/crm-marks';
import { MarkKnownOrders } from './mark/mark-known-orders';
import { PushContacts } from './push/push-contacts';
import { PushDeals } from './push/push-deals';
import { PushTimer } from './push/push.timer';
import { PushToCrm } from './push/push-to-crm.use-case';

/** What sales and service are told, in the system they look customers up in. */
export const crmControllers: Type[] = [CrmCustomersConsumer];

export const crmProviders: Provider[] = [
  ContactFactsRepository,
  CrmConnectionRepository,
  CrmContactRepository,
  CrmDealRepository,
  CrmErasureRepository,
  CrmMarkRepository,
  CrmMarks,
  EraseFromCrm,
  MarkKnownOrders,
  OrderDisputeRepository,
  PushContacts,
  PushDeals,
  PushTimer,
  PushToCrm,
];
