import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { ErpPort } from '#connectors/kit/erp-port';
import { dayOf } from '#connectors/kit/erp/order-date';
import { AccountBook } from './accounts/account-book';
import { Currencies } from './accounts/currencies';
import { Periods } from './accounts/periods';
import type { TrytonSession } from './client/session';
import { TrytonClient } from './client/tryton-client';
import { Addresses } from './customers/addresses';
import { Customers } from './customers/customers';
import { JournalPoster } from './journal/journal-poster';
import { LedgerReader } from './journal/ledger-reader';
import { OrderPoster } from './orders/order-poster';
import { Products } from './orders/products';
import { Sales } from './orders/sales';
import type { TrytonSettings } from './settings';
import { Reservations } from './stock/reservations';

const REMOVED = ['account.move', 'account.move.line'];

export function createTrytonPort(settings: TrytonSettings, session: TrytonSession, clock: Clock): ErpPort {
  const client = new TrytonClient(session, settings.company);
  const accounts = new AccountBook(client, settings);
  const currencies = new Currencies(client);
  const periods = new Periods(client);
  const sales = new Sales(client);
  const journal = new JournalPoster(client, accounts, periods, currencies, sales, settings);
  const products = new Products(client, settings);
  const orders = new OrderPoster(client, sales, products, new Addresses(client), currencies, settings);
  const customers = new Customers(client);
  const reservations = new Reservations(client);
  const ledger = new LedgerReader(client, accounts);

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
    upsertCustomer: async (order) => ({ customerId: String(await customers.upsert(order)) }),
    postOrder: (order, customerId) => withFreshAccounts(() => orders.post(order, customerId)),
    reserve: (_order, saleId) => reservations.reserve(Number(saleId)),
    release: (_order, saleId) => reservations.release(Number(saleId)),
    readLedger: (account, from, to) => withFreshAccounts(() => ledger.read(account, from, to)),
    probe: async () => {
      client.forget();
      accounts.forget();
      await journal.journalId();
      for (const number of Object.keys(settings.accounts)) await accounts.account(number);
      await periods.openAt(dayOf(clock.now(), settings.timeZone));
      await requireRemoval(client);
    },
  };
}

/** Without this right a draft that two processes made at once would need a person. */
async function requireRemoval(client: TrytonClient): Promise<void> {
  if (await client.mayDelete(REMOVED)) return;
  throw Failure.permanent(
    'erp-permission-missing',
    'The user of the bridge may not delete draft moves and their lines',
    { suggestion: 'Make the group that docs/connect/tryton.md describes and give it to the user.' },
  );
}
