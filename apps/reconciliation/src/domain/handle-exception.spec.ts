import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { handleException } from './handle-exception';

const at = new Date('2026-11-21T12:00:00Z');
const open: ReconciliationException = {
  exceptionId: 'exc_1',
  storeId: 'shop',
  kind: 'not-booked',
  subject: 'txn_1',
  orderId: null,
  amount: -50,
  currency: 'EUR',
  code: 'unknown-category',
  message: 'No posting rule',
  state: 'open',
  resolution: null,
  owner: null,
  openedAt: '2026-11-20T12:00:00.000Z',
  closedAt: null,
};
const closed: ReconciliationException = {
  ...open,
  state: 'closed',
  resolution: 'forced',
  closedAt: at.toISOString(),
};

describe('an exception of the reconciliation', () => {
  it.each([
    ['assign', { kind: 'assign', owner: 'Ada' }, { owner: 'Ada', state: 'open' }, 'Ada'],
    ['comment', { kind: 'comment', text: 'asked' }, { state: 'open', owner: null }, 'asked'],
    [
      'force',
      { kind: 'force', reason: 'paid by hand' },
      { state: 'closed', resolution: 'forced' },
      'paid by hand',
    ],
    ['void', { kind: 'void', reason: 'a test' }, { state: 'closed', resolution: 'void' }, 'a test'],
  ] as const)('takes %s', (_name, action, exception, note) => {
    expect(handleException(open, action, at)).toMatchObject({ kind: 'changed', exception, note });
  });

  it('is closed once and reopened only when closed', () => {
    expect(handleException(closed, { kind: 'void', reason: 'again' }, at)).toMatchObject({
      code: 'exception-closed',
    });
    expect(handleException(open, { kind: 'reopen', reason: 'again' }, at)).toMatchObject({
      code: 'exception-open',
    });
    const { closedAt } = open;
    expect(handleException(closed, { kind: 'reopen', reason: 'wrong' }, at)).toMatchObject({
      exception: { state: 'open', resolution: null, closedAt },
    });
  });
});
