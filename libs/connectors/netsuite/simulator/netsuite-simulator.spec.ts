import type { RunningNetSuite } from '../fixtures/start-netsuite';
import { startNetSuite } from '../fixtures/start-netsuite';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { runQuery } from './sql/query';

describe('the simulated NetSuite', () => {
  let erp: RunningNetSuite;
  beforeEach(async () => {
    erp = await startNetSuite();
  });
  afterEach(() => erp.close());

  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const authorization = await tokenOf(erp);
    return fetch(`${erp.url}/services/rest/record/v1/${path}`, {
      method,
      headers: { authorization },
      ...(body && { body: JSON.stringify(body) }),
    });
  };

  it('answers a write with nothing but where the record is, and refuses a second one of its external ID', async () => {
    const customer = { externalId: 'one', isPerson: false, companyName: 'Engines Ltd' };
    const made = await send('POST', 'customer', customer);
    expect([made.status, await made.text()]).toEqual([204, '']);
    expect(made.headers.get('location')).toMatch(/\/services\/rest\/record\/v1\/customer\/\d+$/);
    const again = await send('POST', 'customer', customer);
    expect([again.status, await again.json()]).toEqual([
      400,
      expect.objectContaining({ 'o:errorDetails': [expect.objectContaining({ 'o:errorCode': 'DUP_RCRD' })] }),
    ]);
  });

  it('overwrites a posted entry without a word when it is put by its external ID', async () => {
    await erp.port.postJournal(aJournalEntry());
    const [entry] = erp.simulator.records.all('journalEntry');
    const put = await send('PUT', `journalEntry/eid:${String(entry!['externalId'])}`, { memo: 'other' });
    expect(put.status).toBe(204);
    expect(erp.simulator.records.all('journalEntry')).toMatchObject([{ id: entry!.id, memo: 'other' }]);
  });

  it('tells the lines of a record only when asked for', async () => {
    const { documentId } = await erp.port.postJournal(aJournalEntry());
    const plain = (await (await send('GET', `journalEntry/${documentId}`)).json()) as { line: object };
    expect(Object.keys(plain.line)).toEqual(['links']);
    const expanded = await send('GET', `journalEntry/${documentId}?expandSubResources=true`);
    expect(await expanded.json()).toMatchObject({ line: { count: 6 }, currency: { refName: 'Euro' } });
  });

  it('joins, filters and sorts as SuiteQL does, and leaves out what is empty', () => {
    const tables: Record<string, object[]> = {
      one: [
        { id: '2', name: "O'Neill", day: '2026-11-21' },
        { id: '10', name: null, day: '2026-11-20' },
      ],
      two: [
        { one: '2', amount: 5 },
        { one: '10', amount: 7 },
        { one: '10', amount: 6 },
      ],
    };
    const run = (q: string) => runQuery(q, (name) => tables[name] as never);
    expect(
      run(
        `SELECT o.id, o.name, TO_CHAR(o.day, 'YYYY-MM-DD') AS day, t.amount FROM two t JOIN one o ON o.id = t.one ORDER BY o.id, t.amount`,
      ),
    ).toEqual([
      { id: '2', name: "O'Neill", day: '2026-11-21', amount: '5' },
      { id: '10', day: '2026-11-20', amount: '6' },
      { id: '10', day: '2026-11-20', amount: '7' },
    ]);
    const where = `day >= TO_DATE('2026-11-21', 'YYYY-MM-DD') AND (name = 'O''Neill' OR id > 50)`;
    expect(run(`SELECT id FROM one WHERE ${where}`)).toEqual([{ id: '2' }]);
    expect(() => run('SELECT nothing FROM one')).toThrow(/was not found/);
    expect(() => run('DROP TABLE one')).toThrow(/unsupported/);
  });
});

async function tokenOf(erp: RunningNetSuite): Promise<string> {
  const sent = jest.spyOn(erp.simulator.tokens, 'accepts');
  await erp.port.findJournal('nobody');
  const authorization = sent.mock.calls[0]![0]!;
  sent.mockRestore();
  return authorization;
}
