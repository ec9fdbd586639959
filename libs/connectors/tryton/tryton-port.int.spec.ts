import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import type { ErpPort } from '#connectors/kit/erp-port';
import { customerKey } from '#connectors/kit/erp/customer-key';
import { orderKey } from '#connectors/kit/erp/order-key';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { testConfig } from '#testing/config';
import { wireDate } from './client/wire';
import { catalogue } from './catalog/catalogue';
import { BRIDGE_USER } from './fixtures/sample-company';
import type { RunningTryton } from './fixtures/start-tryton';
import { startTryton } from './fixtures/start-tryton';
import { trytonMissing } from './fixtures/tryton-installed';

const reason = trytonMissing();
const describeTryton = reason === undefined ? describe : describe.skip;
/** Making the template may be this file's lot. */
const SET_UP_MS = 280_000;

describeTryton(`the connector against the real Tryton${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let tryton: RunningTryton;
  let next = 0;
  beforeAll(async () => {
    tryton = await startTryton(testConfig.databaseUrl);
  }, SET_UP_MS);
  afterAll(() => tryton.close(), 60_000);

  const newEntry = (parts: Parameters<typeof aJournalEntry>[0] = {}): ReturnType<typeof aJournalEntry> =>
    aJournalEntry({ key: `stripe:txn_${(next += 1)}`, orderId: `o${next}`, ...parts });
  const newOrder = (parts: Parameters<typeof anOrder>[0] = {}): ReturnType<typeof anOrder> =>
    anOrder({ orderId: `o${(next += 1)}`, customer: { customerId: `c${next}` }, ...parts });
  const count = async (sql: string): Promise<number> =>
    Number((await tryton.query(`SELECT count(*) AS n FROM ${sql}`))[0]!['n']);
  const moves = (key: string, state = 'posted'): Promise<number> =>
    count(`account_move WHERE description = '${key}' AND state = '${state}'`);
  const failing = async (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
    work.then(
      () => ({ code: 'none', message: '' }),
      (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
    );
  const post = async (order = newOrder(), port: ErpPort = tryton.port): Promise<string> => {
    const { customerId } = await port.upsertCustomer(order);
    return (await port.postOrder(order, customerId)).documentId;
  };

  erpConformance(
    'Tryton',
    () => {
      const order = newOrder();
      const day = `2026-${String((next % 9) + 2).padStart(2, '0')}-${String((next % 27) + 1).padStart(2, '0')}`;
      return { entry: newEntry({ date: day }), order };
    },
    async ({ entry, order }) => ({
      port: tryton.open(),
      journalsPosted: () => moves(entry.key),
      ordersPosted: () =>
        count(`sale_sale WHERE description = '${orderKey(order)}' AND state = 'processing'`),
      customers: () => count(`party_party WHERE code = '${customerKey(order)}'`),
      loseNextAnswerAfterWrite: () => tryton.proxy.loseAnswerTo(/\.(sale\.sale|account\.move)\.create$/),
      close: () => Promise.resolve(),
    }),
  );

  it('catalogues only fields that Tryton has', async () => {
    const parts: Record<string, string> = {
      'account.move.lines': 'account.move.line',
      'sale.sale.lines': 'sale.line',
      'party.party.identifiers': 'party.identifier',
    };
    const rows = await tryton.query(
      `SELECT m.model || '.' || f.name AS path FROM ir_model_field f JOIN ir_model m ON m.id = f.model`,
    );
    const known = new Set(rows.map(({ path }) => path));
    const paths = catalogue.writes.map(({ object, path }) => {
      const [part, inner] = path.split('[].');
      return inner === undefined ? `${object}.${path}` : `${parts[`${object}.${part}`]}.${inner}`;
    });
    expect(paths.filter((path) => !known.has(path))).toEqual([]);
  });

  it('books amounts to the unit on the mapped accounts, under the key and with the text on every line', async () => {
    const entry = newEntry();
    await tryton.port.postJournal(entry);
    const rows = await tryton.query(
      `SELECT a.code, l.debit - l.credit AS moved, l.description FROM account_move_line l
       JOIN account_move m ON m.id = l.move JOIN account_account a ON a.id = l.account
       WHERE m.description = '${entry.key}' ORDER BY l.id`,
    );
    expect(rows.map(({ code, moved }) => [code, Number(moved)])).toEqual([
      ['1100', 113.05],
      ['4000', -90],
      ['4010', -5],
      ['2100', -18.05],
      ['6000', 1.95],
      ['1100', -1.95],
    ]);
    expect(rows[0]!['description']).toBe('Sale N-1001 · Account 1100');
  });

  it('finishes a draft that a crash left between making and posting instead of making a second one', async () => {
    const entry = newEntry();
    tryton.proxy.loseRequestOf(/account\.move\.post$/);
    expect((await failing(tryton.port.postJournal(entry))).code).toBe('connection-lost');
    expect([await moves(entry.key, 'draft'), await moves(entry.key)]).toEqual([1, 0]);
    expect((await tryton.open().postJournal(entry)).state).toBe('posted');
    expect([await moves(entry.key, 'draft'), await moves(entry.key)]).toEqual([0, 1]);
  });

  it('finds the entry posted when only the answer to posting was lost', async () => {
    const entry = newEntry();
    tryton.proxy.loseAnswerTo(/account\.move\.post$/);
    expect((await failing(tryton.port.postJournal(entry))).code).toBe('connection-lost');
    expect((await tryton.port.postJournal(entry)).state).toBe('posted');
    expect(await moves(entry.key)).toBe(1);
  });

  it('posts one entry when four processes try at the same time, without any lock between them', async () => {
    const ports = Array.from({ length: 4 }, () => tryton.open());
    for (let round = 0; round < 4; round += 1) {
      const entry = newEntry();
      await Promise.allSettled(ports.map((port) => port.postJournal(entry)));
      expect((await tryton.port.postJournal(entry)).state).toBe('posted');
      expect([await moves(entry.key), await moves(entry.key, 'draft')]).toEqual([1, 0]);
    }
  });

  it('keeps one sale when three processes try at the same time', async () => {
    const order = newOrder();
    const ports = Array.from({ length: 3 }, () => tryton.open());
    await Promise.allSettled(ports.map((port) => post(order, port)));
    await post(order);
    expect(await count(`sale_sale WHERE description = '${orderKey(order)}'`)).toBe(1);
    expect(await count(`party_party WHERE code = '${customerKey(order)}'`)).toBe(1);
  });

  it('does not post a draft that somebody has changed', async () => {
    const entry = newEntry();
    tryton.proxy.loseRequestOf(/account\.move\.post$/);
    await failing(tryton.port.postJournal(entry));
    const ids = await tryton.admin.ids('account.move', [['description', '=', entry.key]]);
    await tryton.admin.call('account.move', 'write', ids, { date: wireDate('2026-11-02') });
    expect((await failing(tryton.port.postJournal(entry))).code).toBe('erp-entry-differs');
    expect(await moves(entry.key)).toBe(0);
  });

  it('tells a closed period by its code and changes nothing', async () => {
    const period = await tryton.admin.ids('account.period', [['start_date', '=', wireDate('2025-01-01')]]);
    await tryton.admin.call('account.period', 'close', period);
    const entry = newEntry({ date: '2025-01-15' });
    expect((await failing(tryton.port.postJournal(entry))).code).toBe('period-closed');
    await tryton.admin.call('account.period', 'reopen', period);
    expect(await tryton.port.findJournal(entry.key)).toBeNull();
    expect((await tryton.port.postJournal(entry)).state).toBe('posted');
  });

  it('tells a period that was closed between draft and post', async () => {
    const entry = newEntry({ date: '2025-02-15' });
    tryton.proxy.loseRequestOf(/account\.move\.post$/);
    await failing(tryton.port.postJournal(entry));
    const period = await tryton.admin.ids('account.period', [['start_date', '=', wireDate('2025-02-01')]]);
    const closing = await failing(tryton.admin.call('account.period', 'close', period));
    expect(closing.message).toMatch(/post/i);
    expect((await tryton.port.postJournal(entry)).state).toBe('posted');
  });

  it('names the day that no fiscal year covers', async () => {
    expect((await failing(tryton.port.postJournal(newEntry({ date: '2031-01-15' })))).code).toBe(
      'erp-period-missing',
    );
  });

  it("tells Tryton's own words of a refusal, and leaves nothing posted", async () => {
    const entry = newEntry({
      lines: [
        ['1100', 200, 0],
        ['4000', 0, 100],
      ],
    });
    const failure = await failing(tryton.port.postJournal(entry));
    expect(failure.code).toBe('erp-refused');
    expect(failure.message).toMatch(/must balance all its lines/);
    expect(await moves(entry.key)).toBe(0);
  });

  it('converts an entry in another currency, keeps its own amounts and books what rounding leaves over', async () => {
    const entry = newEntry({ currency: 'USD' });
    await tryton.port.postJournal(entry);
    const [sum] = await tryton.query(
      `SELECT sum(l.debit - l.credit) AS home, sum(l.amount_second_currency) AS own FROM account_move_line l
       JOIN account_move m ON m.id = l.move WHERE m.description = '${entry.key}'`,
    );
    expect([Number(sum!['home']), Number(sum!['own'])]).toEqual([0, 0]);
    expect((await tryton.port.postJournal(entry)).state).toBe('posted');
  });

  it('names a currency that Tryton does not have', async () => {
    expect((await failing(tryton.port.postJournal(newEntry({ currency: 'CHF' })))).code).toBe(
      'erp-currency-missing',
    );
  });

  it("names the order's customer on a receivable account", async () => {
    const order = newOrder();
    const entry = newEntry({
      orderId: order.orderId,
      lines: [
        ['1100', 5280, 0],
        ['7000', 120, 0],
        ['1200', 0, 5400],
      ],
    });
    expect((await failing(tryton.port.postJournal(entry))).code).toBe('erp-party-missing');
    await post(order);
    await tryton.port.postJournal(entry);
    const rows = await tryton.query(
      `SELECT p.code FROM account_move_line l JOIN account_move m ON m.id = l.move
       JOIN party_party p ON p.id = l.party WHERE m.description = '${entry.key}'`,
    );
    expect(rows).toEqual([{ code: customerKey(order) }]);
  });

  it('logs in again, once, when its session has ended', async () => {
    const port = tryton.open();
    await port.probe();
    await tryton.query(
      `DELETE FROM ir_session WHERE create_uid = (SELECT id FROM res_user WHERE login = '${BRIDGE_USER}')`,
    );
    const before = tryton.proxy.calls().length;
    expect((await port.postJournal(newEntry())).state).toBe('posted');
    const logins = tryton.proxy
      .calls()
      .slice(before)
      .filter((method) => method === 'common.db.login');
    expect(logins).toHaveLength(1);
  });

  it('keeps working while the password is being changed', async () => {
    const [current] = tryton.connection.secrets['password']!;
    const port = tryton.open({}, { password: ['the-next-one-not-set-yet', current!] });
    await expect(port.probe()).resolves.toBeUndefined();
  });

  it.each([
    ['credentials', {}, { password: ['wrong-wrong'] }, 'erp-credentials-refused'],
    ['an unknown database', { database: 'nowhere' }, undefined, 'erp-not-found'],
    ['an unknown company', { company: 'Nobody' }, undefined, 'erp-not-found'],
    ['an unknown journal', { journal: 'NONE' }, undefined, 'erp-not-found'],
    ['an unknown account', { accounts: { '1100': '77' } }, undefined, 'erp-account-missing'],
  ])('names the fault when the probe finds %s', async (_what, settings, secrets, code) => {
    expect((await failing(tryton.open(settings, secrets).probe())).code).toBe(code);
  });

  it('names an account that the settings do not map', async () => {
    const port = tryton.open({ accounts: { '1100': '1100' } });
    expect((await failing(port.postJournal(newEntry()))).code).toBe('erp-account-unmapped');
  });

  it('says what a missing right is', async () => {
    const groups = await tryton.admin.ids('res.group', [['name', 'in', ['Account', 'Bridge']]]);
    const bridge = await tryton.admin.ids('res.user', [['login', '=', BRIDGE_USER]]);
    await tryton.admin.call('res.user', 'write', bridge, { groups: [['remove', groups]] });
    const failure = await failing(tryton.open().postJournal(newEntry()));
    await tryton.admin.call('res.user', 'write', bridge, { groups: [['add', groups]] });
    expect(failure.code).toBe('erp-permission-missing');
  });

  it('misses the right to remove drafts when it probes, not when it needs it', async () => {
    const groups = await tryton.admin.ids('res.group', [['name', '=', 'Bridge']]);
    const bridge = await tryton.admin.ids('res.user', [['login', '=', BRIDGE_USER]]);
    await tryton.admin.call('res.user', 'write', bridge, { groups: [['remove', groups]] });
    const failure = await failing(tryton.open().probe());
    await tryton.admin.call('res.user', 'write', bridge, { groups: [['add', groups]] });
    expect(failure.code).toBe('erp-permission-missing');
  });

  describe('orders', () => {
    const uneven = newOrder({ lines: [['COFFEE-1', 3, 333]] });
    const total = { amount: 1000, currency: 'EUR' };

    it.each([
      ['discount, shipping and tax', newOrder({ discount: 1000 })],
      ['a gift card that paid a part', newOrder({ otherPayments: 3000 })],
      ['a total that is a unit off its parts', newOrder({ total: 12496 })],
      [
        'a line that does not divide',
        {
          ...uneven,
          lines: [{ ...uneven.lines[0]!, total }],
          amounts: { ...uneven.amounts, lines: total },
          total: { amount: 1000 + 500 + 1995, currency: 'EUR' },
        },
      ],
    ])('come to the total of the shop with %s', async (_what, order) => {
      const [stored] = await tryton.admin.read(
        'sale.sale',
        [Number(await post(order))],
        ['total_amount', 'reference', 'state', 'invoices'],
      );
      const worth = (order.total.amount + order.amounts.otherPayments.amount) / 100;
      const { decimal } = stored!['total_amount'] as { decimal: string };
      expect([Number(decimal), stored!['reference']]).toEqual([worth, order.number]);
      expect(stored).toMatchObject({ state: 'processing', invoices: [] });
    });

    it('use an address again and leave a party that an accountant linked by its identifier', async () => {
      const order = newOrder();
      const party = await tryton.admin.create('party.party', {
        name: 'Lovelace & Co',
        identifiers: [['create', [{ code: customerKey(order) }]]],
      });
      await post(order);
      await post({ ...order, orderId: `${order.orderId}-again` });
      const [stored] = await tryton.admin.read('party.party', [party], ['name', 'addresses', 'email']);
      expect(stored).toMatchObject({ name: 'Lovelace & Co', email: 'ada@example.com' });
      expect((stored!['addresses'] as number[]).length).toBe(1);
    });

    it('are refused with every unknown SKU named, or their products are made when so configured', async () => {
      const order = newOrder({
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
      const documentId = await post(order, tryton.open({ missingItems: 'create' }));
      expect((await tryton.port.reserve(order, documentId)).reservations).toHaveLength(1);
    });

    it('put lines without a SKU on the fallback product, if there is one', async () => {
      const order = newOrder({ lines: [[null, 1, 100]] });
      expect((await failing(post(order))).code).toBe('erp-line-without-item');
      expect(await post(order, tryton.open({ fallbackItem: 'MUG-1' }))).toMatch(/^\d+$/);
    });

    it('name a country that Tryton does not have', async () => {
      const { billingAddress } = newOrder();
      const order = newOrder({ address: { ...billingAddress!, country: 'FR' } });
      expect((await failing(post(order))).code).toBe('erp-country-missing');
    });

    it('hold what stock there is, tell the rest, and give it back', async () => {
      const order = newOrder({ lines: [['MUG-1', 5000, 100]] });
      const documentId = await post(order);
      const held = await tryton.port.reserve(order, documentId);
      expect(held.reservations).toHaveLength(1);
      expect(held.shortages).toEqual([
        { sku: 'MUG-1', requested: 5000, reserved: expect.any(Number) as number },
      ]);
      expect(held.shortages![0]!.reserved).toBeGreaterThan(0);
      await tryton.port.release(order, documentId);
      const other = newOrder();
      expect((await tryton.port.reserve(other, await post(other))).shortages).toEqual([]);
    });
  });
});
