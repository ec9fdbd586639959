import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { draftDocuments } from '#connectors/kit/erp/draft-documents';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import { ACCOUNT } from './accounts/account-book';
import { customerFieldsOf } from './customers/contact-fields';
import { representAtErpNext } from './customers/represent-profile';
import { itemCodeOf } from './orders/item-codes';
import { CHARGE_ACCOUNTS } from './orders/order-rows';
import type { ErpNextSettings } from './settings';

/** What ERPNext would be given. A discount is a field of the Sales Order. */
export function draftErpNextDocuments(settings: ErpNextSettings): ErpDrafts {
  const accountOf = (number: string): string => mappedAccount(settings.accounts, number, ACCOUNT);
  return draftDocuments({
    documents: {
      journal: 'Journal Entry',
      customer: 'Customer',
      order: 'Sales Order',
      stock: 'Stock Reservation Entry',
    },
    keyOf: (key) => key,
    accountOf,
    itemOf: (line, order) => itemCodeOf(line, order, settings),
    chargeOf: (kind) => (kind === 'discount' ? null : accountOf(CHARGE_ACCOUNTS[kind])),
    customer: ({ customer, number }) => {
      const profile = representAtErpNext(customer);
      const fields = customerFieldsOf(profile, `Guest of order ${number}`);
      return { name: fields['customer_name'] ?? '', email: profile.email };
    },
    timeZone: settings.timeZone,
  });
}
