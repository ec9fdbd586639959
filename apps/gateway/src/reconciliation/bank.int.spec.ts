import { ImportBankStatement, MatchBankLine, UnmatchBankLine } from '#contracts/commands/bank';
import { GetBankLine, ListBankLines, ListBankStatements } from '#contracts/queries/bank';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

describe('the bank at the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  const asked: unknown[] = [];
  const page = { items: [], nextCursor: null };

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(ListBankStatements, () => page);
    await neighbours.answer(ListBankLines, (request) => {
      asked.push(request);
      return page;
    });
    await neighbours.answer(GetBankLine, () => null);
  });
  afterAll(() => gateway.close());

  const token = async (role: string, stores: string[]): Promise<string> => {
    const created = await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } });
    return (created.body as { token: string }).token;
  };
  const file = {
    storeId: 'shop',
    format: 'camt.053',
    content: Buffer.from('<Document/>').toString('base64'),
  };
  const post = (body: object, key: string, as?: string) =>
    gateway.api('POST', '/api/v1/bank-statements', {
      headers: { 'idempotency-key': key },
      body,
      ...(as === undefined ? {} : { token: as }),
    });

  it('takes a file in once per key, and keeps its content out of the audit', async () => {
    const answer = post(file, 'f1');
    const sent = await neighbours.settle(ImportBankStatement, () => ({
      status: 'done',
      result: { statements: [], repeated: false },
    }));
    expect(sent).toMatchObject({ ...file, profile: null, opening: null });
    expect(await answer).toMatchObject({ status: 200, body: { statements: [] } });
    expect((await post(file, 'f1')).status).toBe(200);
    expect(gateway.published(ImportBankStatement)).toHaveLength(1);
    const audit = await gateway.api('GET', '/api/v1/audit');
    expect(JSON.stringify(audit.body)).toContain('contentHash');
    expect(JSON.stringify(audit.body)).not.toContain(file.content);
  });

  it('hides stores that a token does not cover, and needs an operator', async () => {
    expect((await post(file, 'f2', await token('operator', ['store-1']))).status).toBe(404);
    expect((await post(file, 'f3', await token('viewer', ['shop']))).status).toBe(403);
    expect((await gateway.api('GET', '/api/v1/bank-lines/bl_9')).status).toBe(404);
    expect((await gateway.api('GET', '/api/v1/bank-statements?store=shop')).status).toBe(200);
    const query = '/api/v1/bank-lines?state=open&all=true&limit=7';
    const viewer = await token('viewer', ['store-1']);
    expect((await gateway.api('GET', query, { token: viewer })).status).toBe(200);
    expect(asked).toMatchObject([{ storeIds: ['store-1'], state: 'open', provider: false, limit: 7 }]);
  });

  it('sends what a person decides about a line, for the stores of the token', async () => {
    const operator = await token('operator', ['store-1']);
    const decide = (what: string, body: object) =>
      gateway.api('POST', `/api/v1/bank-lines/bl_1/${what}`, {
        headers: { 'idempotency-key': what },
        body,
        token: operator,
      });
    const problem = { status: 409, code: 'payout-matched', title: 'No', detail: 'Found already' };
    const matched = decide('match', { payoutIds: ['po_1'], reason: 'Told by the bank' });
    const sent = await neighbours.settle(MatchBankLine, () => ({ status: 'refused', problem }));
    expect(sent).toMatchObject({ lineId: 'bl_1', payoutIds: ['po_1'], force: false, stores: ['store-1'] });
    expect(await matched).toMatchObject({ status: 409, body: { code: 'payout-matched' } });
    const apart = decide('unmatch', { reason: 'Another merchant' });
    await neighbours.settle(UnmatchBankLine, () => ({
      status: 'done',
      result: { line: {}, reversal: null },
    }));
    expect((await apart).status).toBe(200);
    expect((await decide('match', { payoutIds: [], reason: 'x' })).status).toBe(400);
  });

  it.each([
    ['no base64', { ...file, content: '<Document/>' }],
    ['a float', { ...file, opening: 1.5 }],
    ['another format', { ...file, format: 'mt940' }],
  ])('refuses what cannot be meant: %s', async (_what, body) => {
    expect(await post(body, 'bad')).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});
