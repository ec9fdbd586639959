import fc from 'fast-check';
import { INVOICE_STATUSES, type Invoice } from '#contracts/models/subscription';
import { followInvoice, newsOf } from './follow-billing';

type Look = Pick<Invoice, 'status' | 'attemptCount'> & { readonly failed: boolean };

const look = (status: Invoice['status'], attemptCount = 1, failed = false): Look => ({
  status,
  attemptCount,
  failed,
});

/** What is told of one invoice when these looks are applied one after the other. */
function toldOf(looks: readonly Look[]): string[] {
  let known: Invoice | undefined;
  let toldAttempts = 0;
  const told: string[] = [];
  for (const { failed, ...each } of looks) {
    const body = each as Invoice;
    const next = { ...(known ? followInvoice(known, body) : body), version: 0 };
    const news = newsOf(known, next, { failed, toldAttempts });
    if (news) told.push(news);
    if (news === 'payment-failed') toldAttempts = next.attemptCount;
    known = next;
  }
  return told;
}

describe('what is told of an invoice', () => {
  it('that it was paid, once; every failed attempt before, once', () => {
    const looks = [
      look('draft', 0),
      look('open', 1, true),
      look('open', 1, true),
      look('open', 2, true),
      look('paid', 3),
    ];
    expect(toldOf([...looks, ...looks])).toEqual(['payment-failed', 'payment-failed', 'paid']);
  });

  it('nothing of an attempt that is still under way', () => {
    expect(toldOf([look('open', 1, false), look('open', 1, true)])).toEqual(['payment-failed']);
    expect(toldOf([look('open', 1, false), look('paid', 1)])).toEqual(['paid']);
  });

  it('that a debt that had been given up was paid after all', () => {
    expect(toldOf([look('uncollectible'), look('paid')])).toEqual(['closed', 'paid']);
  });

  it('"paid" at most once, whatever comes in whatever order', () => {
    const anyLook = fc
      .tuple(fc.constantFrom(...INVOICE_STATUSES), fc.integer({ min: 0, max: 4 }), fc.boolean())
      .map(([status, attempts, failed]) => look(status, attempts, failed));
    fc.assert(
      fc.property(fc.array(anyLook, { maxLength: 12 }), (looks) => {
        expect(toldOf(looks).filter((news) => news === 'paid').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
