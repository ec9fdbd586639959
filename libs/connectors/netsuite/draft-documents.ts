import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { draftDocuments } from '#connectors/kit/erp/draft-documents';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import { ACCOUNT } from './accounts/account-book';
import { externalIdOf } from './client/external-id';
import { fieldsOf } from './customers/customer-fields';
import { itemNameOf } from './orders/items';
import type { NetSuiteSettings } from './settings';

/** What NetSuite would be given, each record under the external ID of its key. */
export function draftNetSuiteDocuments(settings: NetSuiteSettings): ErpDrafts {
  return draftDocuments({
    documents: {
      journal: 'Journal entry',
      customer: 'Customer',
      order: 'Sales order',
      stock: 'Commitment of the sales order',
    },
    keyOf: externalIdOf,
    accountOf: (number) => mappedAccount(settings.accounts, number, ACCOUNT),
    itemOf: (line, order) => itemNameOf(line, order, settings),
    chargeOf: (kind) => settings[`${kind}Item`],
    customer: ({ customer }) => {
      const { firstName, lastName, companyName, email } = fieldsOf(customer);
      return { name: [firstName, lastName].filter(Boolean).join(' ') || (companyName ?? ''), email };
    },
    timeZone: settings.timeZone,
  });
}
