import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { possibleActions, subjectHref } from './exception';

const exception: ReconciliationException = {
  exceptionId: 'exc_1',
  storeId: 'store-1',
  kind: 'bank-line-unmatched',
  subject: 'bln_1',
  orderId: null,
  amount: 1_200,
  currency: 'EUR',
  code: 'bank-line-unmatched',
  message: '',
  state: 'open',
  resolution: null,
  owner: null,
  openedAt: '2026-11-01T00:00:00.000Z',
  closedAt: null,
};
const closed = { ...exception, state: 'closed', closedAt: exception.openedAt } as const;

describe('what can be done about an exception', () => {
  it('is to link a bank line, to correct an entry, and to make what is missing', () => {
    expect(possibleActions(exception)).toEqual(['assign', 'comment', 'link', 'correct', 'force', 'void']);
    expect(possibleActions({ ...exception, kind: 'not-booked' })).toContain('create');
    expect(possibleActions({ ...exception, kind: 'bank-statement-missing' })).not.toContain('link');
  });

  it('is to reopen what a person has closed, never what has healed', () => {
    expect(possibleActions({ ...closed, resolution: 'forced' })).toEqual(['comment', 'reopen']);
    expect(possibleActions({ ...closed, resolution: 'healed' })).toEqual(['comment']);
  });
});

describe('what an exception is about', () => {
  it('is found at its payout, its bank line or its order', () => {
    expect(subjectHref(exception)).toBe('/bank?line=bln_1');
    expect(subjectHref({ ...exception, kind: 'missing-in-bank', subject: 'po_1' })).toBe('/payouts/po_1');
    expect(subjectHref({ ...exception, kind: 'not-booked', orderId: '7' })).toBe('/orders/store-1/7');
    expect(subjectHref({ ...exception, kind: 'not-booked' })).toBeNull();
  });
});
