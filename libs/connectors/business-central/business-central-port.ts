import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { ErpPort } from '#connectors/kit/erp-port';
import { AccountBook } from './accounts/account-book';
import type { BusinessCentralClient } from './client/business-central-client';
import { Customers } from './customers/customers';
import { Batches } from './documents/batches';
import { JournalPoster } from './journal/journal-poster';
import { Ledger } from './journal/ledger';
import { Items } from './orders/items';
import { OrderPoster } from './orders/order-poster';
import type { BusinessCentralSettings } from './settings';

const READ = ['journals', 'customers', 'salesOrders', 'salesInvoices', 'items', 'generalLedgerEntries'];

export function createBusinessCentralPort(
  settings: BusinessCentralSettings,
  client: BusinessCentralClient,
  clock: Clock,
): ErpPort {
  const accounts = new AccountBook(client, settings);
  const ledger = new Ledger(client);
  const journal = new JournalPoster(client, accounts, new Batches(client, clock), ledger);
  const orders = new OrderPoster(client, accounts, new Items(client, settings), settings);
  const customers = new Customers(client);

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
    reserve: () => Promise.reject(reservationsUnsupported()),
    // Nothing was held, so there is nothing to let go.
    release: () => Promise.resolve(),
    readLedger: (account, from, to) =>
      withFreshAccounts(async () => {
        const home = await accounts.homeCurrency();
        const entries = await ledger.ofAccount(await accounts.account(account), from, to, home);
        return entries.map(({ key, documentNumber, date, debit, credit }) => ({
          key: key ?? documentNumber,
          date,
          debit,
          credit,
        }));
      }),
    probe: async () => {
      accounts.forget();
      await accounts.homeCurrency();
      for (const number of Object.keys(settings.accounts)) await accounts.account(number);
      for (const path of READ) await client.list(path, { top: 1 });
    },
  };
}

function reservationsUnsupported(): Failure {
  return Failure.permanent('not-supported', 'Business Central offers no reservations over its API', {
    suggestion: 'Reserve on the page of the sales order, or let the customer card reserve always.',
  });
}
