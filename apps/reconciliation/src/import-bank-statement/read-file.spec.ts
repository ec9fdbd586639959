import { gzipSync } from 'node:zlib';
import { type BankCsvProfile, BankCsvProfileSchema } from '#contracts/models/bank-csv-profile';
import { aCamtFile } from '#testing/factories/bank-file';
import { readBankFile } from './read-file';

const camt = {
  format: 'camt.053',
  profile: null,
  account: null,
  currency: null,
  opening: null,
  closing: null,
} as const;
const csv = { ...camt, format: 'csv', account: 'DE89 3704 0044 0532 0130 00', currency: 'EUR' } as const;
const bank = (csvProfiles: Record<string, BankCsvProfile> = {}) => ({ tolerance: 0, csvProfiles });
const read = (
  content: Buffer | string,
  file: Parameters<typeof readBankFile>[1] = camt,
  profiles: Record<string, BankCsvProfile> = {},
) => readBankFile(Buffer.from(content as string), file, bank(profiles));
const code = (...args: Parameters<typeof read>): string => {
  const outcome = read(...args);
  return outcome.ok ? 'taken' : outcome.error.code;
};
const lines = [
  {
    amount: 15000,
    day: '2026-11-20',
    text: 'STRIPE payout',
    reference: 'R1',
    endToEnd: 'TRACE-1',
    name: 'Müller & Co',
  },
  { amount: -1250, day: '2026-11-21', text: 'Rent' },
];

describe('a camt.053 file', () => {
  it('is read with its balances, its signs and all that is written on its lines', () => {
    const outcome = read(aCamtFile({ opening: -500, number: '17', lines }));
    expect(outcome).toMatchObject({
      ok: true,
      value: [
        {
          account: 'DE89370400440532013000',
          currency: 'EUR',
          reference: '17',
          opening: -500,
          closing: 13250,
          from: '2026-11-20',
          to: '2026-11-21',
          lines: [
            { amount: 15000, reference: 'R1', counterparty: 'Müller & Co', text: 'STRIPE payout TRACE-1' },
            { amount: -1250, bookingDate: '2026-11-21', text: 'Rent' },
          ],
        },
      ],
    });
  });

  it('is read whatever prefix, version, encoding and packing it has', () => {
    const text = aCamtFile({ lines });
    const prefixed = text.replace(/<(\/?)(?!\?)/g, '<$1n:').replace('xmlns=', 'xmlns:n=');
    const newer = text.replace(/<Sts>BOOK<\/Sts>/g, '<Sts><Cd>BOOK</Cd></Sts>').replace('001.02', '001.08');
    const latin = Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le'),
    ]);
    const plainly = read(text);
    expect(plainly.ok).toBe(true);
    for (const same of [prefixed, newer, latin, wide, gzipSync(text)]) expect(read(same)).toEqual(plainly);
  });

  it('leaves out what is not booked', () => {
    const outcome = read(aCamtFile({ lines: [...lines, { amount: 99, day: '2026-11-21', status: 'PDNG' }] }));
    expect(outcome.ok && outcome.value[0]?.lines).toHaveLength(2);
  });

  it('may be one page of a statement, between interim balances', () => {
    const page = aCamtFile({ lines }).replace('OPBD', 'ITBD').replace('CLBD', 'ITBD');
    expect(read(page)).toMatchObject({ ok: true, value: [{ opening: 0, closing: 13750 }] });
  });

  it.each([
    ['half of one', aCamtFile({ lines }).slice(0, 900), 'bank-file-malformed'],
    [
      'one without its last line',
      aCamtFile({ lines }).replace(/<Ntry>(?![\s\S]*<Ntry>)[\s\S]*<\/Ntry>/, ''),
      'bank-balance-mismatch',
    ],
    ['one without a closing balance', aCamtFile({ lines }).replace('CLBD', 'XPCD'), 'bank-file-incomplete'],
    [
      'one in another encoding than it says',
      Buffer.from(aCamtFile({ lines }), 'latin1'),
      'bank-file-encoding',
    ],
    [
      'UTF-8 that says it is Latin 1',
      aCamtFile({ lines }).replace('UTF-8', 'ISO-8859-1'),
      'bank-file-encoding',
    ],
    [
      'a document type',
      aCamtFile({ lines }).replace('<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document'),
      'bank-file-unsupported',
    ],
    ['another message', '<Document><BkToCstmrAcctRpt/></Document>', 'bank-file-unsupported'],
    ['no XML', 'booking_date,amount', 'bank-file-malformed'],
    [
      'a line in another currency',
      aCamtFile({ lines }).replace(/(<Ntry><Amt Ccy=")EUR/, '$1USD'),
      'bank-currency-mismatch',
    ],
    [
      'a day that no calendar has',
      aCamtFile({ lines }).replaceAll('2026-11-21', '2026-11-31'),
      'bank-date-invalid',
    ],
    ['half a cent', aCamtFile({ lines }).replace('150.00', '150.005'), 'bank-amount-invalid'],
    ['a gzip cut off', gzipSync(aCamtFile({ lines })).subarray(0, 200), 'bank-file-incomplete'],
    ['a gzip that grows without end', gzipSync(Buffer.alloc(20_000_000, 0x20)), 'bank-file-too-large'],
    ['brackets without end', '<'.repeat(1_000_000), 'bank-file-malformed'],
  ])('is refused as a whole: %s', (_what, content, expected) => {
    expect(code(content)).toBe(expected);
  });
});

describe('a CSV file', () => {
  const plain = [
    'booking_date,value_date,amount,balance,reference,counterparty,text',
    '2026-11-20,2026-11-20,150.00,1150.00,R1,Stripe,"payout, STRIPE ""x"""',
    '2026-11-21,2026-11-21,-12.50,1137.50,R2,Landlord,Rent',
  ];
  const german = BankCsvProfileSchema.parse({
    encoding: 'windows-1252',
    delimiter: ';',
    skipLines: 2,
    decimalMark: ',',
    dates: 'dd.mm.yy',
    columns: { bookingDate: 'Buchung', amount: 'Betrag', currency: 'Währung', text: ['Name', 'Zweck'] },
  });
  const germanText =
    'Umsätze\n\nBuchung;Name;Zweck;Betrag;Währung\n21.11.26;Vermieter;Miete;-1.012,50;EUR\n20.11.26;Stripe;Zahlung;150,00;EUR\n';

  it('is read by the shipped profile, with the balances of its column', () => {
    expect(read(plain.join('\r\n'), csv)).toMatchObject({
      ok: true,
      value: [
        {
          account: 'DE89370400440532013000',
          opening: 100000,
          closing: 113750,
          from: '2026-11-20',
          to: '2026-11-21',
          lines: [
            { amount: 15000, text: 'payout, STRIPE "x"' },
            { amount: -1250, reference: 'R2' },
          ],
        },
      ],
    });
  });

  it('is read by a profile of the store, the newest line first, with the balances told beside it', () => {
    const told = { ...csv, profile: 'sparkasse', opening: 0, closing: -86250 };
    expect(read(Buffer.from(germanText, 'latin1'), told, { sparkasse: german })).toMatchObject({
      ok: true,
      value: [
        {
          lines: [
            { amount: 15000, bookingDate: '2026-11-20' },
            { amount: -101250, text: 'Vermieter Miete' },
          ],
        },
      ],
    });
  });

  it.each([
    ['cut off within a row', plain.join('\n').slice(0, -18), {}, 'bank-file-incomplete'],
    ['cut off within quotes', plain.join('\n').slice(0, 120), {}, 'bank-file-incomplete'],
    [
      'a row left out',
      [plain[0], plain[1], plain[2]!.replace('1137.50', '1100.00')].join('\n'),
      {},
      'bank-balance-mismatch',
    ],
    ['other balances than told', plain.join('\n'), { closing: 1 }, 'bank-balance-mismatch'],
    ['a profile that nobody made', plain.join('\n'), { profile: 'other' }, 'bank-file-unsupported'],
    ['no account', plain.join('\n'), { account: null }, 'bank-file-unsupported'],
    ['other columns', 'a,b\n1,2', {}, 'bank-file-unsupported'],
    [
      'another encoding',
      Buffer.from(plain.join('\n').replace('Rent', 'Miete für'), 'latin1'),
      {},
      'bank-file-encoding',
    ],
    [
      'amounts with another mark',
      plain.join('\n').replace('150.00,', '"150,00",'),
      {},
      'bank-amount-invalid',
    ],
    ['nothing', '', {}, 'bank-file-incomplete'],
  ])('is refused as a whole: %s', (_what, content, parts, expected) => {
    expect(code(content as string, { ...csv, ...parts })).toBe(expected);
  });

  it('is refused without any balance: one could not tell half of it from the whole', () => {
    const file = Buffer.from(germanText, 'latin1');
    expect(code(file, { ...csv, profile: 'g' }, { g: german })).toBe('bank-balance-missing');
    expect(code(germanText, { ...csv, profile: 'g' }, { g: german })).toBe('bank-file-encoding');
  });
});
