import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpPort } from '#connectors/kit/erp-port';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { AccountBook } from './accounts/account-book';
import { FrappeClient, type FrappeDoc } from './client/frappe-client';
import { JustMade } from './client/just-made';
import { KeyedDocuments } from './client/keyed-documents';
import { Addresses } from './customers/addresses';
import { Customers } from './customers/customers';
import { JournalPoster } from './journal/journal-poster';
import { LedgerReader } from './journal/ledger-reader';
import { ItemCodes } from './orders/item-codes';
import { OrderPoster } from './orders/order-poster';
import type { ErpNextSettings } from './settings';
import { Reservations } from './stock/reservations';

const KEYED = ['Journal Entry', 'Customer', 'Sales Order'];

export function createErpNextPort(settings: ErpNextSettings, http: HttpClient): ErpPort {
  const client = new FrappeClient(http);
  const documents = new KeyedDocuments(client, settings.bridgeKeyField);
  const accounts = new AccountBook(client, settings);
  const items = new ItemCodes(client, settings);
  const journal = new JournalPoster(client, documents, accounts, settings);
  const newcomers = new JustMade<true>();
  const posted = new JustMade<FrappeDoc>();
  const addresses = new Addresses(client, newcomers);
  const orders = new OrderPoster(documents, accounts, addresses, items, posted, settings);
  const customers = new Customers(client, documents, newcomers, settings);
  const reservations = new Reservations(client, items, posted);
  const ledger = new LedgerReader(client, accounts, settings.bridgeKeyField);

  /** An account that was missing may have been made since, an item that was there may be gone: look again next time. */
  const withFreshMasters = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure && error.failureClass === 'mapping') {
        accounts.forget();
        items.forget();
      }
      throw error;
    }
  };

  return {
    findJournal: (key) => journal.find(key),
    postJournal: (entry, attempt) => withFreshMasters(() => journal.post(entry, attempt)),
    reverseJournal: (key, reversalKey, date, reason) => journal.reverse(key, reversalKey, date, reason),
    upsertCustomer: async (order: Order) => ({ customerId: await customers.upsert(order) }),
    postOrder: (order, customerId, attempt) =>
      withFreshMasters(() => orders.post(order, customerId, attempt)),
    reserve: (_order, salesOrder, attempt) => reservations.reserve(salesOrder, attempt),
    release: (_order, salesOrder) => reservations.release(salesOrder),
    readLedger: (account, from, to) => ledger.read(account, from, to),
    probe: async () => {
      await client.loggedUser();
      accounts.forget();
      for (const number of Object.keys(settings.accounts)) await accounts.account(number);
      for (const doctype of KEYED) {
        await client.list(doctype, { filters: [], fields: ['name', settings.bridgeKeyField], limit: 1 });
      }
    },
  };
}
