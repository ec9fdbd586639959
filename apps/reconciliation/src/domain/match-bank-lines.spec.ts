import { inBankWindow, lastBankDay, lastDueArrival } from './bank-window';
import { type Candidate, matchBankLines, type PayoutLeg } from './match-bank-lines';

const leg = (parts: Partial<PayoutLeg> = {}): PayoutLeg => ({
  connectionId: 'payment',
  payoutId: 'po_1',
  leg: 'paid',
  amount: 15000,
  arrivalDate: '2026-11-20',
  matchedLineId: null,
  ...parts,
});
const candidate = (parts: Partial<Candidate> = {}): Candidate => ({
  lineId: 'bl_1',
  amount: 15000,
  valueDate: '2026-11-20',
  traced: false,
  described: true,
  leg: leg(),
  ...parts,
});
const found = (candidates: Candidate[], tolerance = 0): string[] =>
  matchBankLines(candidates, tolerance).map((finding) => {
    const legs = 'legs' in finding ? finding.legs : [finding.leg];
    const what =
      finding.kind === 'match' ? `${finding.state} by ${finding.rule}, kept ${finding.kept}` : finding.kind;
    return `${finding.lineId}: ${what}: ${legs.map(({ payoutId, leg: way }) => `${payoutId} ${way}`).join('+')}`;
  });

describe('the payout of a bank line', () => {
  const late = '2027-03-01';

  it('is the one whose trace id it holds, whatever the day', () => {
    expect(found([candidate({ traced: true, valueDate: late })])).toEqual([
      'bl_1: matched by trace-id, kept 0: po_1 paid',
    ]);
  });

  it('is the one of its descriptor and amount within five working days, where there is no other', () => {
    expect(found([candidate()])).toEqual(['bl_1: matched by descriptor-amount, kept 0: po_1 paid']);
    expect(found([candidate({ valueDate: '2026-11-19' })])).toEqual([]);
    expect(found([candidate({ valueDate: late })])).toEqual([]);
  });

  it('is proposed to a person where the amount alone speaks for it, or two would do', () => {
    expect(found([candidate({ described: false })])).toEqual(['bl_1: proposals: po_1 paid']);
    const second = leg({ payoutId: 'po_2' });
    expect(found([candidate(), candidate({ leg: second })])).toEqual([
      'bl_1: proposals: po_1 paid+po_2 paid',
    ]);
    expect(found([candidate(), candidate({ lineId: 'bl_2' })])).toEqual([
      'bl_1: proposals: po_1 paid',
      'bl_2: proposals: po_1 paid',
    ]);
  });

  it('is not put in doubt by a line of the same amount that names nobody', () => {
    expect(found([candidate(), candidate({ lineId: 'bl_2', described: false })])).toEqual([
      'bl_1: matched by descriptor-amount, kept 0: po_1 paid',
    ]);
  });

  it('is taken from the weaker rules by a trace id', () => {
    expect(found([candidate(), candidate({ lineId: 'bl_2', traced: true })])).toEqual([
      'bl_2: matched by trace-id, kept 0: po_1 paid',
    ]);
  });

  it('may be several, when the bank puts them into one line that names them all', () => {
    const both = [leg(), leg({ payoutId: 'po_2', amount: 500 })];
    expect(found(both.map((one) => candidate({ amount: 15500, traced: true, leg: one })))).toEqual([
      'bl_1: matched by trace-id, kept 0: po_1 paid+po_2 paid',
    ]);
  });

  it('is off by no more than the store allows; more is a mismatch', () => {
    const short = candidate({ amount: 14965, traced: true });
    expect(found([short], 35)).toEqual(['bl_1: tolerance by trace-id, kept 35: po_1 paid']);
    expect(found([short], 34)).toEqual(['bl_1: amount: po_1 paid']);
    // Without a trace id another amount says nothing at all.
    expect(found([candidate({ amount: 14965 })], 35)).toEqual([]);
  });

  it('was paid already: the second line that names it is a duplicate', () => {
    expect(found([candidate({ traced: true }), candidate({ lineId: 'bl_2', traced: true })])).toEqual([
      'bl_1: matched by trace-id, kept 0: po_1 paid',
      'bl_2: duplicate: po_1 paid',
    ]);
    expect(found([candidate({ traced: true, leg: leg({ matchedLineId: 'bl_0' }) })])).toEqual([
      'bl_1: duplicate: po_1 paid',
    ]);
  });

  it('goes the other way when the bank gives a failed one back, or when it was negative', () => {
    const back = leg({ leg: 'returned', amount: -15000 });
    const paid = leg({ matchedLineId: 'bl_0' });
    const line = { amount: -15000, traced: true };
    expect(found([candidate({ ...line, leg: paid }), candidate({ ...line, leg: back })])).toEqual([
      'bl_1: matched by trace-id, kept 0: po_1 returned',
    ]);
    expect(found([candidate({ amount: -700, leg: leg({ amount: -700 }) })])).toHaveLength(1);
  });
});

describe('the window of the bank', () => {
  it('is five working days from the arrival', () => {
    expect(lastBankDay('2026-11-20')).toBe('2026-11-27');
    expect(lastBankDay('2026-11-21')).toBe('2026-11-27');
    expect(lastBankDay('2026-11-23')).toBe('2026-11-30');
    expect(inBankWindow('2026-11-20', '2026-11-28')).toBe(false);
  });

  it('is over for what arrived then or before, and for nothing later', () => {
    for (let day = 1; day <= 28; day += 1) {
      const today = `2026-11-${String(day).padStart(2, '0')}`;
      const due = lastDueArrival(today);
      expect(lastBankDay(due) < today).toBe(true);
      const next = new Date(Date.parse(`${due}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(lastBankDay(next) < today).toBe(false);
    }
  });
});
