import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExportEvidence } from '#contracts/queries/periods';
import { ADMIN_TOKEN, createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

type Section = (typeof ExportEvidence.schema.shape.section.options)[number];

const line = (account: string, amount: number) => ({
  ...{ account, accountName: account },
  ...{ debit: Math.max(amount, 0), credit: Math.max(-amount, 0) },
});
const entry = (id: string, parts: object, lines: object[]) => ({
  entry: {
    ...{ entryId: id, key: `key:${id}`, rule: '21', ruleVersion: 'old', currency: 'EUR', date: '2026-11-10' },
    ...{ lines, ...parts },
  },
  input: {},
});
/** A small month: a fee, a payout of it all, and its line in the bank. */
const month: Partial<Record<Section, object[]>> = {
  bundle: [
    {
      format: 'tillbridge-evidence-1',
      storeId: 'shop',
      period: '2026-11',
      from: '2026-11-01',
      through: '2026-11-30',
    },
  ],
  'account-opening': [{ account: '1100', currency: 'EUR', balance: 1000 }],
  entry: [
    {
      ...entry('je_1', {}, [line('6030', 200), line('1100', -200)]),
      input: { balanceTransactionId: 'txn_1', amount: -200, fee: 0, net: -200 },
    },
    entry('je_2', { reverses: 'je_1' }, [line('6030', -200), line('1100', 200)]),
    entry('je_3', { rule: '12' }, [line('1000', 800), line('1110', -800)]),
  ],
  'bank-line': [
    {
      lineId: 'bl_1',
      amount: 800,
      currency: 'EUR',
      entryId: 'je_3',
      state: 'matched',
      matches: [{ payoutId: 'po_1' }],
    },
  ],
  'account-closing': [
    { account: '1100', currency: 'EUR', balance: 1000 },
    { account: '6030', currency: 'EUR', balance: 0 },
    { account: '1000', currency: 'EUR', balance: 800 },
    { account: '1110', currency: 'EUR', balance: -800 },
  ],
};

describe('the evidence of a month', () => {
  let gateway: TestGateway;
  let folder: string;
  let bundle: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    gateway = await createTestGateway();
    await new Neighbours(gateway).answer(ExportEvidence, ({ storeId, section, cursor }) => {
      if (storeId !== 'shop') return null;
      const records = (month[section] ?? []) as Array<Record<string, unknown>>;
      // One record a page.
      const at = Number(cursor ?? '0');
      const nextCursor = at + 1 < records.length ? String(at + 1) : null;
      return { records: records.slice(at, at + 1), nextCursor };
    });
    const answer = await get('/api/v1/periods/2026-11/evidence?store=shop');
    expect(answer.status).toBe(200);
    bundle = answer.text;
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string) => {
    const response = await fetch(`${gateway.url}${path}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    return { status: response.status, text: await response.text() };
  };
  const verify = async (text: string, ...options: string[]): Promise<{ code: number; said: string }> => {
    const file = join(folder, 'bundle.ndjson');
    await writeFile(file, text);
    const script = join(__dirname, '../../../../scripts/verify-evidence.mjs');
    return new Promise((resolve) => {
      execFile(process.execPath, [script, file, ...options], (error, said) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said });
      });
    });
  };

  it('is signed, chained, the same each time, and found whole by the stand-alone script', async () => {
    const { publicKey } = JSON.parse((await get('/api/v1/evidence-key')).text) as { publicKey: string };
    const { code, said } = await verify(bundle, '--key', publicKey);
    expect(said).toContain('Nothing is wrong');
    expect(said).toContain('3 entry');
    expect(code).toBe(0);
    expect((await get('/api/v1/periods/2026-11/evidence?store=shop')).text).toBe(bundle);
    const audit = await gateway.api('GET', '/api/v1/audit');
    expect(JSON.stringify(audit.body)).toContain('export-evidence');
    expect((await get('/api/v1/periods/2026-11/evidence?store=other')).status).toBe(404);
  });

  const lines = () => bundle.trimEnd().split('\n');
  it.each([
    [
      'an amount was edited',
      () => bundle.replace('"debit":800', '"debit":900'),
      /Line 5 was changed[\s\S]*off by 100/,
    ],
    [
      'a line was taken out',
      () =>
        lines()
          .filter((_, at) => at !== 3)
          .join('\n'),
      /Line 4 was changed[\s\S]*section entry/,
    ],
    [
      'two lines were exchanged',
      () => [lines()[0], lines()[2], lines()[1], ...lines().slice(3)].join('\n'),
      /Line 2 was changed/,
    ],
    [
      'it was cut off',
      () => lines().slice(0, 5).join('\n'),
      /manifest is missing[\s\S]*signature is missing/,
    ],
    ['a line was put behind it', () => `${bundle}${lines()[1]}\n`, /comes after the signature/],
    [
      'the signature is of something else',
      () => bundle.replace(/"signature":"..../, '"signature":"AAAA'),
      /signature is wrong/,
    ],
    ['half of its last line is there', () => bundle.slice(0, -40), /no record with a hash/],
  ])('is refused by the script when %s', async (_what, edited, expected) => {
    const { code, said } = await verify(edited());
    expect(said).toMatch(expected);
    expect(code).toBe(1);
  });

  it('is refused when another key signed it', async () => {
    expect((await verify(bundle, '--key', 'AAAA')).said).toContain('another key');
  });
});
