import { subjectOfEvent } from './event-subject';

const body = (object: unknown): string => JSON.stringify({ id: 'evt_1', object: 'event', data: { object } });

describe('the subject of an event', () => {
  it.each([
    [
      { object: 'checkout.session', id: 'cs_1' },
      { kind: 'checkout', id: 'cs_1' },
    ],
    [
      { object: 'payment_intent', id: 'pi_1' },
      { kind: 'payment', id: 'pi_1' },
    ],
    [
      { object: 'charge', id: 'ch_1' },
      { kind: 'charge', id: 'ch_1' },
    ],
    [
      { object: 'refund', id: 're_1' },
      { kind: 'refund', id: 're_1' },
    ],
    [
      { object: 'customer', id: 'cus_1' },
      { kind: 'customer', id: 'cus_1' },
    ],
    [{ object: 'invoice' }, { kind: 'other', objectType: 'invoice' }],
    [null, { kind: 'other', objectType: 'unknown' }],
  ])('AC-07: is read from kind and id alone: %j', (object, subject) => {
    expect(subjectOfEvent(body(object))).toEqual(subject);
  });

  it('is nothing for a body that is no event', () => {
    expect(subjectOfEvent('nonsense')).toEqual({ kind: 'other', objectType: 'unknown' });
  });
});
