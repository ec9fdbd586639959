import { OrderSentAgain, OrderUpdated } from '#contracts/events/orders';
import { describeFact } from './describe-fact';

describe('a sentence for the timeline', () => {
  const at = '2026-01-15T12:00:00Z';
  const sentAgain = (to: 'shop' | 'erp') =>
    describeFact(OrderSentAgain.name, { storeId: 's', orderId: '1', to, by: 'ann', types: [], at });

  it('tells who had an order sent again, and where', () => {
    expect(sentAgain('shop')).toEqual({ at, source: 'gateway', summary: 'Sent to the shop again by ann' });
    expect(sentAgain('erp').summary).toBe('Sent to the ERP again by ann');
  });

  it('tells why, where there is a reason', () => {
    const fact = {
      storeId: 's',
      orderId: '1',
      orderStatus: 'payment_failed',
      commerceStatus: 'Failed',
      commercePaid: false,
      at,
    };
    const told = (more: object) => describeFact(OrderUpdated.name, { ...fact, ...more }).summary;
    expect(told({})).toBe('The shop now says "Failed" (payment_failed)');
    expect(told({ note: 'Too small.' })).toBe('The shop now says "Failed" (payment_failed): Too small.');
  });

  it('gives a fact without a sentence its name', () => {
    expect(describeFact('new.fact', {})).toEqual({
      at: undefined,
      source: 'orchestrator',
      summary: 'new.fact',
    });
  });
});
