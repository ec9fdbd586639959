import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { draftDocuments } from '#connectors/kit/erp/draft-documents';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import { ACCOUNT } from './accounts/account-book';
import { customerValues } from './customers/customers';
import { documentNumberOf } from './documents/document-number';
import { itemNumberOf } from './orders/items';
import { CHARGE_ACCOUNTS } from './orders/order-lines';
import type { BusinessCentralSettings } from './settings';

/** What Business Central would be given, each document under the number of its key. It holds no stock over its API. */
export function draftBusinessCentralDocuments(settings: BusinessCentralSettings): ErpDrafts {
  const accountOf = (number: string): string => mappedAccount(settings.accounts, number, ACCOUNT);
  return draftDocuments({
    documents: { journal: 'General journal', customer: 'Customer', order: 'Sales order', stock: null },
    keyOf: documentNumberOf,
    accountOf,
    itemOf: (line, order) => itemNumberOf(line, order, settings),
    chargeOf: (kind) => accountOf(CHARGE_ACCOUNTS[kind]),
    customer: (order) => {
      const { displayName, email } = customerValues(order);
      return { name: displayName ?? '', email: email || null };
    },
    timeZone: settings.timeZone,
  });
}
