import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { draftDocuments } from '#connectors/kit/erp/draft-documents';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import { ACCOUNT } from './accounts/account-book';
import { nameOf } from './customers/contact-names';
import { representAtOdoo } from './customers/represent-profile';
import { referenceOf } from './orders/products';
import type { OdooSettings } from './settings';

/** What Odoo would be given. Its days of orders are instants, told here in UTC. */
export function draftOdooDocuments(settings: OdooSettings): ErpDrafts {
  return draftDocuments({
    documents: {
      journal: `Journal entry (${settings.journal})`,
      customer: 'Contact',
      order: 'Sales order',
      stock: 'Delivery',
    },
    keyOf: (key) => key,
    accountOf: (number) => mappedAccount(settings.accounts, number, ACCOUNT),
    itemOf: (line, order) => referenceOf(line, order, settings),
    chargeOf: (kind) => settings[`${kind}Product`],
    customer: (order) => {
      const profile = representAtOdoo(order.customer);
      return { name: nameOf(profile), email: profile.email };
    },
    timeZone: 'UTC',
  });
}
