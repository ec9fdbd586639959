import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import type { RunningErpNext } from './fixtures/start-erpnext';
import { startErpNext } from './fixtures/start-erpnext';
import { numberOf, rowsOf, textOf } from './simulator/frappe/document';

erpConformance('ERPNext', { entry: aJournalEntry(), order: anOrder() }, async () => {
  const erp = await startErpNext();
  const submitted = (doctype: string): number =>
    erp.documents(doctype).filter(({ docstatus }) => docstatus === 1).length;
  return {
    port: erp.port,
    journalsPosted: () => submitted('Journal Entry'),
    ordersPosted: () => submitted('Sales Order'),
    customers: () => erp.documents('Customer').length,
    loseNextAnswerAfterWrite: () => {
      erp.faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    close: erp.close,
  };
});

describe('the ERPNext connector', () => {
  let erp: RunningErpNext;
  beforeEach(async () => {
    erp = await startErpNext();
  });
  afterEach(() => erp.close());

  const failing = async (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
    work.then(
      () => ({ code: 'none', message: '' }),
      (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
    );

  it('sends only fields that ERPNext has', async () => {
    const order = anOrder({ discount: 700, currency: 'EUR' });
    const { customerId } = await erp.port.upsertCustomer(order);
    const { documentId } = await erp.port.postOrder(order, customerId);
    await erp.port.reserve(order, documentId);
    await erp.port.postJournal(aJournalEntry());
    expect(erp.state()).toMatchObject({ ignoredFields: {} });
  });

  it('books amounts to the unit on the mapped accounts', async () => {
    await erp.port.postJournal(aJournalEntry());
    expect(erp.state()).toMatchObject({
      balances: {
        '1100 - Stripe Clearing - DS': 111.1,
        '4000 - Sales - DS': -90,
        '4010 - Shipping Income - DS': -5,
        '2100 - Sales Tax Payable - DS': -18.05,
        '6000 - Processing Fees - DS': 1.95,
      },
    });
  });

  it('finishes a draft that a crash left behind instead of making a second entry', async () => {
    erp.faults.add({ match: { method: 'PUT' }, kind: 'status-503', times: 1 });
    expect((await failing(erp.port.postJournal(aJournalEntry()))).code).toBe('system-unavailable');
    expect(erp.documents('Journal Entry').map(({ docstatus }) => docstatus)).toEqual([0]);
    await erp.port.postJournal(aJournalEntry());
    expect(erp.documents('Journal Entry').map(({ docstatus }) => docstatus)).toEqual([1]);
  });

  it('does not submit a draft that somebody has changed', async () => {
    erp.faults.add({ match: { method: 'PUT' }, kind: 'status-503', times: 1 });
    await failing(erp.port.postJournal(aJournalEntry()));
    const [draft] = erp.documents('Journal Entry');
    erp.site.update('Journal Entry', draft!.name, { posting_date: '2026-11-01' }, 'someone@example.com');
    expect(await failing(erp.port.postJournal(aJournalEntry()))).toMatchObject({ code: 'erp-entry-differs' });
    expect(erp.documents('Journal Entry')[0]!.docstatus).toBe(0);
  });

  it('refuses an entry that was canceled in the ERP', async () => {
    const { documentId } = await erp.port.postJournal(aJournalEntry());
    erp.site.update('Journal Entry', documentId, { docstatus: 2 }, 'someone@example.com');
    expect((await failing(erp.port.postJournal(aJournalEntry()))).code).toBe('erp-document-canceled');
  });

  it('tells the readable text of a refusal', async () => {
    const unbalanced = aJournalEntry({
      lines: [
        ['1100', 200, 0],
        ['4000', 0, 100],
      ],
    });
    expect(await failing(erp.port.postJournal(unbalanced))).toEqual({
      code: 'erp-refused',
      message: 'New Journal Entry: Total Debit must be equal to Total Credit. The difference is 1.0',
    });
  });

  it('makes nothing without the unique custom field and says which step is missing', async () => {
    await fetch(`${erp.controlUrl}/_control/erpnext/custom-field`, { method: 'DELETE' });
    expect((await failing(erp.port.postJournal(aJournalEntry()))).code).toBe('erp-custom-field-missing');
    expect((await failing(erp.port.probe())).code).toBe('erp-custom-field-missing');
    expect(erp.documents('Journal Entry')).toEqual([]);
  });

  it.each([
    ['credentials', { apiKey: ['wrongwrong'], apiSecret: ['wrongwrong'] }, {}, 'erp-credentials-refused'],
    ['an unknown company', undefined, { company: 'Nobody' }, 'erp-not-found'],
    ['an unknown account', undefined, { accounts: { '1100': 'Nowhere - DS' } }, 'erp-account-missing'],
  ])('names the fault when the probe finds %s', async (_what, secrets, settings, code) => {
    expect((await failing(erp.open(settings, secrets).probe())).code).toBe(code);
  });

  it('says what a missing right is', async () => {
    const reader = { email: 'reader@example.com', apiKey: 'readreadread', apiSecret: 'readreadread' };
    const strict = await startErpNext({ users: [{ ...reader, readOnly: true }] });
    const port = strict.open({}, { apiKey: [reader.apiKey], apiSecret: [reader.apiSecret] });
    const failure = await failing(port.postJournal(aJournalEntry()));
    await strict.close();
    expect(failure.code).toBe('erp-permission-missing');
  });

  it('names an account that the settings do not map', async () => {
    const port = erp.open({ accounts: { '1100': '1100 - Stripe Clearing - DS' } });
    expect(await failing(port.postJournal(aJournalEntry()))).toMatchObject({ code: 'erp-account-unmapped' });
  });

  it('sees an account that is made after the first try', async () => {
    const accounts = {
      ...(erp.connection.settings['accounts'] as object),
      '4000': '4000 - Online Sales - DS',
    };
    const port = erp.open({ accounts });
    expect((await failing(port.postJournal(aJournalEntry()))).code).toBe('erp-account-missing');
    const values = { account_name: 'Online Sales', account_number: '4000', company: 'Demo Shop' };
    erp.site.insert('Account', { ...values, account_currency: 'EUR' }, 'someone@example.com');
    expect((await port.postJournal(aJournalEntry())).state).toBe('posted');
  });

  it('converts an entry in another currency and books what rounding leaves over', async () => {
    erp.site.insert(
      'Currency Exchange',
      { from_currency: 'USD', to_currency: 'EUR', exchange_rate: 0.8765 },
      'someone@example.com',
    );
    const { documentId } = await erp.port.postJournal(aJournalEntry({ currency: 'USD' }));
    const entry = erp.site.get('Journal Entry', documentId);
    expect([entry['total_debit'], entry['difference']]).toEqual([entry['total_credit'], 0]);
  });

  it('asks for a rate when the ERP has none', async () => {
    const failure = await failing(erp.port.postJournal(aJournalEntry({ currency: 'USD' })));
    expect(failure.code).toBe('erp-exchange-rate-missing');
  });

  it("names the order's customer on a receivable account", async () => {
    const order = anOrder();
    const entry = aJournalEntry({
      lines: [
        ['1100', 5280, 0],
        ['7000', 120, 0],
        ['1200', 0, 5400],
      ],
    });
    expect((await failing(erp.port.postJournal(entry))).code).toBe('erp-party-missing');
    const { customerId } = await erp.port.upsertCustomer(order);
    await erp.port.postOrder(order, customerId);
    const { documentId } = await erp.port.postJournal(entry);
    const parties = rowsOf(erp.site.get('Journal Entry', documentId), 'accounts').map((row) => row['party']);
    expect(parties).toEqual([null, null, customerId]);
  });

  describe('orders', () => {
    const post = async (order = anOrder(), port = erp.port): Promise<string> => {
      const { customerId } = await port.upsertCustomer(order);
      return (await port.postOrder(order, customerId)).documentId;
    };

    it.each([
      ['discount, shipping and tax', anOrder({ discount: 1000 })],
      ['a gift card that paid a part', anOrder({ otherPayments: 3000 })],
      ['a total that is a unit off its parts', anOrder({ total: 12496 })],
      [
        'a line that does not divide',
        anOrder({
          lines: [
            ['COFFEE-1', 3, 3333],
            ['MUG-1', 7, 1],
          ],
        }),
      ],
    ])('come to the total of the shop with %s', async (_what, order) => {
      const stored = erp.site.get('Sales Order', await post(order));
      const worth = (order.total.amount + order.amounts.otherPayments.amount) / 100;
      expect([numberOf(stored, 'grand_total'), textOf(stored, 'po_no')]).toEqual([worth, order.number]);
    });

    it('split a line whose total does not divide by its quantity', async () => {
      const order = anOrder({ lines: [['COFFEE-1', 3, 333]] });
      const line = { ...order.lines[0]!, total: { amount: 1000, currency: 'EUR' } };
      const uneven = { ...order, lines: [line], amounts: { ...order.amounts, lines: line.total } };
      const total = { amount: 1000 + 500 + 1995, currency: 'EUR' };
      const rows = rowsOf(erp.site.get('Sales Order', await post({ ...uneven, total })), 'items');
      expect(rows.map((row) => [row['qty'], row['rate']])).toEqual([
        [2, 3.33],
        [1, 3.34],
      ]);
    });

    it('carry both addresses, which are made once per customer', async () => {
      const stored = erp.site.get('Sales Order', await post());
      await post(anOrder({ orderId: '1002' }));
      expect([stored['customer_address'], stored['shipping_address_name']]).toEqual([
        'Ada Lovelace-Billing',
        'Ada Lovelace-Shipping',
      ]);
      expect(erp.documents('Address')).toHaveLength(2);
    });

    it('ask for what is not known, once: items, and addresses of a customer who is not new', async () => {
      const asked = async (): Promise<string[]> => {
        const answer = await fetch(`${erp.controlUrl}/_control/erpnext/requests`);
        const { items } = (await answer.json()) as { items: Array<{ method: string; url: string }> };
        return items
          .filter(({ method }) => method === 'GET')
          .map(({ url }) => decodeURIComponent(/resource\/([^/?]+)/.exec(url)?.[1] ?? ''));
      };
      const guest = { customerId: null, guest: true };
      await post(anOrder({ orderId: '1', customer: guest }));
      expect((await asked()).filter((doctype) => doctype === 'Address' || doctype === 'Item')).toEqual([
        'Item',
      ]);
      await post(anOrder({ orderId: '2', customer: guest }));
      expect((await asked()).filter((doctype) => doctype === 'Address' || doctype === 'Item')).toEqual([
        'Item',
        'Address',
      ]);
    });

    it('look again for an item that the ERP no longer has', async () => {
      const bare = anOrder({ lines: [['NEW-1', 1, 100]] });
      const port = erp.open();
      const values = { item_code: 'NEW-1', item_name: 'New', item_group: 'Products', stock_uom: 'Nos' };
      erp.site.insert('Item', values, 'someone@example.com');
      await post(bare, port);
      erp.site.remove('Item', 'NEW-1');
      const again = anOrder({ orderId: '2', lines: [['NEW-1', 1, 100]] });
      expect((await failing(post(again, port))).code).toBe('erp-reference-missing');
      expect((await failing(post(again, port))).code).toBe('erp-item-missing');
    });

    it('hold stock at the first attempt without looking what is held', async () => {
      const order = anOrder();
      const documentId = await post(order);
      const held = await erp.port.reserve(order, documentId, { first: true });
      expect(held.reservations).toHaveLength(2);
      expect(await erp.port.reserve(order, documentId, { first: true })).toEqual(held);
    });

    it('share the customer of one account, and of one guest by e-mail, and keep namesakes apart', async () => {
      const guest = { customerId: null, guest: true };
      await post();
      await post(anOrder({ orderId: '2', customer: guest }));
      await post(anOrder({ orderId: '3', customer: { ...guest, email: 'ADA@example.com' } }));
      await post(anOrder({ orderId: '4', customer: { ...guest, email: 'other@example.com' } }));
      expect(erp.documents('Customer').map(({ name }) => name)).toEqual([
        'Ada Lovelace',
        'Ada Lovelace - 1',
        'Ada Lovelace - 2',
      ]);
    });

    it('are refused with every unknown SKU named, or their items are made when so configured', async () => {
      const order = anOrder({
        lines: [
          ['NEW-1', 1, 100],
          ['NEW-2', 2, 100],
          ['MUG-1', 1, 100],
        ],
      });
      expect(await failing(post(order))).toMatchObject({
        code: 'erp-item-missing',
        message: expect.stringMatching(/"NEW-1", "NEW-2" of order/),
      });
      const documentId = await post(order, erp.open({ missingItems: 'create' }));
      expect(erp.site.get('Item', 'NEW-2')['is_stock_item']).toBe(0);
      expect((await erp.port.reserve(order, documentId)).reservations).toHaveLength(1);
    });

    it('put lines without a SKU on the fallback item, if there is one', async () => {
      const order = anOrder({ lines: [[null, 1, 100]] });
      expect((await failing(post(order))).code).toBe('erp-line-without-item');
      expect(await post(order, erp.open({ fallbackItem: 'MUG-1' }))).toMatch(/^SAL-ORD-/);
    });

    it('hold what stock there is and tell the rest', async () => {
      await fetch(`${erp.controlUrl}/_control/erpnext/stock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ itemCode: 'COFFEE-1', stock: 1 }),
      });
      const order = anOrder();
      const held = await erp.port.reserve(order, await post(order));
      expect(held.reservations).toHaveLength(2);
      expect(held.shortages).toEqual([{ sku: 'COFFEE-1', requested: 2, reserved: 1 }]);
    });
  });
});
