import { ImportBankStatement } from '#contracts/commands/bank';
import type { BankStatement } from '#contracts/models/bank-statement';
import { RequestSettled } from '#contracts/events/platform';
import { ListBankLines, ListBankStatements } from '#contracts/queries/bank';
import { aCamtFile } from '#testing/factories/bank-file';
import { type RunningBooks, startBooks } from './start-books';

describe('bank statements', () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks();
  });
  afterAll(() => books.close());

  let requests = 0;
  const send = async (content: string, parts: object = {}) => {
    const requestId = `req_${(requests += 1)}`;
    await books.service.publish(ImportBankStatement, {
      ...{ storeId: 'small', format: 'camt.053', actor: 'token tok_1 (Ada)', requestId },
      content: Buffer.from(content).toString('base64'),
      ...parts,
    });
    return (
      await books.service.waitFor(() =>
        books.service.published(RequestSettled).find((one) => one.requestId === requestId),
      )
    ).outcome;
  };
  const taken = async (content: string, parts: object = {}): Promise<BankStatement> => {
    const outcome = await send(content, parts);
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    return (outcome.result as { statements: BankStatement[] }).statements[0]!;
  };
  const all = { storeIds: null, state: null, statementId: null, provider: false };
  const lines = async () => (await books.service.ask(ListBankLines, all)).items;

  const first = [
    { amount: 15000, day: '2026-11-20', text: 'STRIPE', reference: 'R1' },
    { amount: -700, day: '2026-11-20', text: 'Fee', reference: 'R2' },
    // Two that look the same are two.
    { amount: -700, day: '2026-11-20', text: 'Fee', reference: 'R2' },
  ];

  it('are kept with their lines; the same file counts once, and a line that comes in two files too', async () => {
    const file = aCamtFile({ opening: 1000, number: '1', lines: first });
    const statement = await taken(file);
    expect(statement).toMatchObject({ opening: 1000, closing: 14600, lines: 3, known: 0, gap: null });
    expect(await send(file)).toMatchObject({ status: 'done', result: { repeated: true } });
    expect(await lines()).toHaveLength(3);

    const longer = [...first, { amount: 400, day: '2026-11-21', text: 'Gift', reference: 'R3' }];
    expect(await taken(aCamtFile({ opening: 1000, number: '2', lines: longer }))).toMatchObject({
      lines: 4,
      known: 3,
      gap: null,
    });
    expect((await lines()).map(({ amount }) => amount)).toEqual([400, -700, -700, 15000]);
    const provider = await books.service.ask(ListBankLines, { ...all, provider: true });
    expect(provider.items).toMatchObject([{ amount: 15000, state: 'open', matches: [], entryId: null }]);
  });

  it('say when one between two of them is missing, until it comes', async () => {
    const account = 'DE02120300000000202051';
    const day = (date: string, opening: number, amount: number) =>
      aCamtFile({ account, opening, number: date, lines: [{ amount, day: date, text: date }] });
    expect((await taken(day('2026-11-01', 0, 100))).gap).toBeNull();
    expect((await taken(day('2026-11-03', 300, 100))).gap).toBe(200);
    expect((await taken(day('2026-11-02', 100, 200))).gap).toBe(0);
    const listed = await books.service.ask(ListBankStatements, { storeIds: ['small'] });
    const gaps = listed.items.filter((one) => one.account === account).map(({ gap }) => gap);
    expect(gaps).toEqual([0, 0, null]);
  });

  it('are taken whole or not at all, and not in two formats', async () => {
    const before = (await lines()).length;
    const half = aCamtFile({ number: '9', lines: first }).slice(0, 1200);
    expect(await send(half)).toMatchObject({
      status: 'refused',
      problem: { code: 'bank-file-malformed', status: 422 },
    });
    const csv =
      'booking_date,value_date,amount,balance,reference,counterparty,text\n2026-11-20,,5.00,5.00,,,x\n';
    const told = { format: 'csv', account: 'DE89370400440532013000', currency: 'EUR' };
    expect(await send(csv, told)).toMatchObject({
      status: 'refused',
      problem: { code: 'bank-file-other-format', status: 409 },
    });
    expect(await lines()).toHaveLength(before);
  });

  it('are listed page by page', async () => {
    const everything = await lines();
    const one = await books.service.ask(ListBankLines, { ...all, limit: 2 });
    const rest = await books.service.ask(ListBankLines, { ...all, cursor: one.nextCursor });
    expect([...one.items, ...rest.items]).toEqual(everything);
    const page = await books.service.ask(ListBankStatements, { storeIds: null, limit: 1 });
    const next = await books.service.ask(ListBankStatements, { storeIds: null, cursor: page.nextCursor });
    expect(next.items).toHaveLength(4);
    expect((await books.service.ask(ListBankStatements, { storeIds: ['shop'] })).items).toEqual([]);
  });
});
