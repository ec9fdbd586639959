import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { draftDocuments } from '#connectors/kit/erp/draft-documents';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import { ACCOUNT } from './accounts/account-book';
import { contactsOf, nameOf } from './customers/customers';
import { productCodeOf } from './orders/products';
import type { TrytonSettings } from './settings';

/** What Tryton would be given. Charges of a sale are lines of text. */
export function draftTrytonDocuments(settings: TrytonSettings): ErpDrafts {
  return draftDocuments({
    documents: {
      journal: `Move (${settings.journal})`,
      customer: 'Party',
      order: 'Sale',
      stock: 'Customer shipment',
    },
    keyOf: (key) => key,
    accountOf: (number) => mappedAccount(settings.accounts, number, ACCOUNT),
    itemOf: (line, order) => productCodeOf(line, order, settings),
    chargeOf: () => null,
    customer: (order) => ({
      name: nameOf(order),
      email: contactsOf(order).find(({ type }) => type === 'email')?.value ?? null,
    }),
    timeZone: settings.timeZone,
  });
}
