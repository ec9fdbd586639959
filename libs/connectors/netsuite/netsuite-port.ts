import { Failure } from '#platform/errors/failure';
import type { ErpPort } from '#connectors/kit/erp-port';
import { AccountBook } from './accounts/account-book';
import type { NetSuiteClient } from './client/netsuite-client';
import { Customers } from './customers/customers';
import { JournalPoster } from './journal/journal-poster';
import { LedgerReader } from './journal/ledger-reader';
import { OrderPoster } from './orders/order-poster';
import type { NetSuiteSettings } from './settings';
import { Commitments } from './stock/commitments';

/** No record has this key; asking for it shows whether the role may read such records. */
const NOBODY = 'tillbridge-probe';

export function createNetSuitePort(settings: NetSuiteSettings, client: NetSuiteClient): ErpPort {
  const accounts = new AccountBook(client, settings);
  const journal = new JournalPoster(client, accounts, settings);
  const orders = new OrderPoster(client, accounts, settings);
  const customers = new Customers(client, settings);
  const commitments = new Commitments(client);
  const ledger = new LedgerReader(client, accounts, settings);

  /** An account that was missing may have been made since: look again next time. */
  const withFreshAccounts = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure && error.failureClass === 'mapping') accounts.forget();
      throw error;
    }
  };

  return {
    findJournal: (key) => journal.find(key),
    postJournal: (entry) => withFreshAccounts(() => journal.post(entry)),
    reverseJournal: (key, reversalKey, date, reason) => journal.reverse(key, reversalKey, date, reason),
    upsertCustomer: async (order) => ({ customerId: await customers.upsert(order) }),
    postOrder: (order, customerId) => withFreshAccounts(() => orders.post(order, customerId)),
    reserve: (_order, orderId) => commitments.reserve(orderId),
    release: (_order, orderId) => commitments.release(orderId),
    readLedger: (account, from, to) => withFreshAccounts(() => ledger.read(account, from, to)),
    probe: async () => {
      accounts.forget();
      await accounts.homeCurrency();
      for (const number of Object.keys(settings.accounts)) await accounts.account(number);
      for (const type of ['journalEntry', 'salesOrder', 'customer'] as const) {
        await client.findByKey(type, NOBODY);
      }
    },
  };
}
