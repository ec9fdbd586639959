import { Failure } from '#platform/errors/failure';
import type { ErpPort } from '#connectors/kit/erp-port';
import { AccountBook } from './accounts/account-book';
import { CompanyBook } from './accounts/company-book';
import { Currencies } from './accounts/currencies';
import type { OdooClient } from './client/odoo-client';
import { Addresses } from './customers/addresses';
import { Customers } from './customers/customers';
import { Partners } from './customers/partners';
import { JournalPoster } from './journal/journal-poster';
import { LedgerReader } from './journal/ledger-reader';
import { OrderPoster } from './orders/order-poster';
import { Sales } from './orders/sales';
import type { OdooSettings } from './settings';
import { Reservations } from './stock/reservations';

/** Without the right to remove, a draft that two processes made at once would need a person. */
const RIGHTS = [
  ['account.move', 'create'],
  ['account.move', 'write'],
  ['account.move', 'unlink'],
  ['sale.order', 'create'],
  ['sale.order', 'write'],
  ['sale.order', 'unlink'],
  ['res.partner', 'create'],
  ['res.partner', 'write'],
  ['stock.picking', 'write'],
] as const;

export function createOdooPort(settings: OdooSettings, client: OdooClient): ErpPort {
  const companies = new CompanyBook(client, settings);
  const accounts = new AccountBook(client, companies, settings);
  const sales = new Sales(client, settings.companyId);
  const currencies = new Currencies(client);
  const journal = new JournalPoster(client, accounts, companies, currencies, sales, settings);
  const addresses = new Addresses(client);
  const orders = new OrderPoster(client, sales, accounts, addresses, settings);
  const customers = new Customers(new Partners(client, settings.companyId), addresses);
  const reservations = new Reservations(client, sales);
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
      accounts.forget();
      await journal.journalId();
      for (const number of Object.keys(settings.accounts)) await accounts.account(number);
      for (const [model, operation] of RIGHTS) await client.requireRight(model, operation);
    },
  };
}
