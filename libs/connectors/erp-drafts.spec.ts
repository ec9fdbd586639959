import type { ErpDrafts } from './kit/erp-drafts';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { documentNumberOf } from './business-central/documents/document-number';
import { externalIdOf } from './netsuite/client/external-id';
import { connectors } from './registry';

const ACCOUNTS = Object.fromEntries(
  ['1100', '2100', '4000', '4010', '4020', '6000', '7000', '7010'].map((number) => [number, `A${number}`]),
);
const url = 'https://erp.example';
const guid = '6f1c7c3e-0a52-4f0e-9a64-0f0d3c1f2a11';

/** The least that each ERP's settings need. */
const SETTINGS: Readonly<Record<string, object>> = {
  erpnext: { baseUrl: url, company: 'Demo', warehouse: 'Stores', accounts: ACCOUNTS },
  tryton: { baseUrl: url, database: 'd', user: 'u', company: 'Demo', journal: 'STRIPE', accounts: ACCOUNTS },
  'business-central': {
    ...{ tenant: 't', environment: 'Production', company: guid, clientId: guid },
    accounts: ACCOUNTS,
  },
  odoo: { baseUrl: url, companyId: 1, journal: 'STR', accounts: ACCOUNTS },
  netsuite: { baseUrl: url, clientId: 'a'.repeat(64), certificateId: 'c', accounts: ACCOUNTS },
  'erp-file': { target: 'folder', path: '/out', accounts: ACCOUNTS },
};
const ERPS = Object.keys(SETTINGS);

const open = async (system: string): Promise<ErpDrafts> =>
  (await connectors[system]!()).erpDrafts!(SETTINGS[system]);

/** One of each charge; 10.00 for three does not divide. */
const order = anOrder({
  lines: [
    ['coffee-1', 2, 2_500],
    ['MUG-1', 1, 5_000],
  ],
  ...{ discount: 500, shipping: 400, tax: 1_900, total: 11_801 },
});

describe('drafts of ERP documents', () => {
  it('are offered by every ERP', async () => {
    const offering: string[] = [];
    for (const [system, load] of Object.entries(connectors)) {
      const { erp, erpDrafts } = await load();
      expect([system, erpDrafts !== undefined]).toEqual([system, erp !== undefined]);
      if (erpDrafts) offering.push(system);
    }
    expect(offering.sort()).toEqual([...ERPS].sort());
  });

  it.each(ERPS)('%s: an entry in its accounts, with the amounts of ours', async (system) => {
    const entry = aJournalEntry();
    const draft = (await open(system)).journal(entry);
    expect(draft).toMatchObject({ kind: 'journal', date: entry.date, currency: 'EUR' });
    expect(draft.lines).toEqual(
      entry.lines.map(({ account, accountName, debit, credit }) => ({
        ...{ account: `A${account}`, number: account, name: accountName, debit, credit },
      })),
    );
  });

  it.each(ERPS)('%s: an order whose lines come to its total', async (system) => {
    const draft = (await open(system)).order(order);
    expect(draft).toMatchObject({ kind: 'order', number: order.number, total: 11_801 });
    expect(draft.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(11_801);
    expect(draft.lines.map(({ text }) => text).slice(-4)).toEqual([
      'Discount',
      'Shipping',
      'Tax',
      'Rounding',
    ]);
    const items = system === 'business-central' ? ['COFFEE-1', 'MUG-1'] : ['coffee-1', 'MUG-1'];
    expect(draft.lines.slice(0, 2).map(({ item }) => item)).toEqual(items);
  });

  it.each([
    ['erpnext', [null, 'A4010', 'A2100', 'A7010']],
    ['tryton', [null, null, null, null]],
    ['business-central', ['A4020', 'A4010', 'A2100', 'A7010']],
    ['odoo', ['DISCOUNT', 'SHIPPING', 'TAX', 'ROUNDING']],
    ['netsuite', ['DISCOUNT', 'SHIPPING', 'TAX', 'ROUNDING']],
    ['erp-file', [null, null, null, null]],
  ])('%s: charges where it books them', async (system, expected) => {
    const { lines } = (await open(system)).order(order);
    expect(lines.slice(-4).map(({ item }) => item)).toEqual(expected);
  });

  it('have the keys that the documents will have', async () => {
    const keys = async (system: string): Promise<string[]> => {
      const drafts = await open(system);
      return [drafts.journal(aJournalEntry()), drafts.customer(order), drafts.order(order)].map(
        ({ key }) => key,
      );
    };
    const ours = ['stripe:txn_1', 'customer:shop:77', 'shop/1001'];
    for (const system of ['erpnext', 'tryton', 'odoo']) expect(await keys(system)).toEqual(ours);
    expect(await keys('netsuite')).toEqual(ours.map(externalIdOf));
    expect(await keys('business-central')).toEqual(ours.map(documentNumberOf));
    const [entry, customer, sale] = await keys('erp-file');
    expect([entry, sale]).toEqual([ours[0], ours[2]]);
    expect(customer).toMatch(/^customer:shop:77@[0-9a-f]{12}$/);
  });

  it.each(ERPS)('%s: a customer by name and address', async (system) => {
    expect((await open(system)).customer(order)).toMatchObject({
      ...{ kind: 'customer', name: 'Ada Lovelace', email: 'ada@example.com' },
    });
  });

  it.each(ERPS)('%s: stock, where it can hold any', async (system) => {
    const draft = (await open(system)).stock('reservation', order);
    if (system === 'business-central') expect(draft).toBeNull();
    else expect(draft).toMatchObject({ kind: 'reservation', lines: [{ quantity: 2 }, { quantity: 1 }] });
  });

  it.each(ERPS.filter((system) => system !== 'erp-file'))(
    '%s: fail for what is not mapped',
    async (system) => {
      const drafts = await open(system);
      const entry = aJournalEntry({
        lines: [
          ['9999', 1, 0],
          ['1100', 0, 1],
        ],
      });
      expect(() => drafts.journal(entry)).toThrow(
        expect.objectContaining({ code: 'erp-account-unmapped' }) as Error,
      );
      const nameless = anOrder({ lines: [[null, 1, 100]] });
      expect(() => drafts.order(nameless)).toThrow(
        expect.objectContaining({ code: 'erp-line-without-item', failureClass: 'mapping' }) as Error,
      );
    },
  );
});
