import { toldIn } from './timeline-words';

const german = (type: string, summary: string): string => toldIn('de', { type, summary });

describe('the timeline in the reader’s language', () => {
  it.each([
    ['order.placed', 'Order 11 was placed over 149.70 EUR', 'Bestellung 11 über 149,70 EUR ging ein'],
    ['order.updated', 'The shop now says "Paid" (paid)', 'Der Shop sagt jetzt „Paid“'],
    [
      'order.updated',
      'The shop now says "Failed" (payment_failed): Too small (1).',
      'Der Shop sagt jetzt „Failed“: Too small (1).',
    ],
    [
      'order.shipped',
      'The last part of the order was shipped (s_1, 5.00 EUR)',
      'Der letzte Teil der Bestellung wurde verschickt (s_1, 5,00 EUR)',
    ],
    ['order.sent-again', 'Sent to the shop again by ann', 'Erneut an den Shop gesendet von ann'],
    [
      'payment.link-mailed',
      'The link to pay was mailed to the shopper by ann',
      'Der Zahlungslink ging per E-Mail an den Kunden, verlangt von ann',
    ],
    ['order.sent-again', 'Sent to the ERP again by ann', 'Erneut an das ERP gesendet von ann'],
    ['payment.failed', 'The payment was declined: No money.', 'Die Zahlung wurde abgelehnt: No money.'],
    ['payment.succeeded', '149.70 EUR were paid by card', '149,70 EUR wurden bezahlt (card)'],
    ['refund.failed', 'The refund of 500 JPY failed: late', 'Die Erstattung über 500 JPY scheiterte: late'],
    ['workflow-run.failed', 'Workflow w stands still at pay: no', 'Ablauf w steht still bei pay: no'],
  ])('tells %s', (type, summary, told) => expect(german(type, summary)).toBe(told));

  it('leaves what it does not know, and English, as the service told it', () => {
    expect(german('order.placed', 'Something new')).toBe('Something new');
    expect(german('new.fact', 'Order 1 was placed over 1.00 EUR')).toBe('Order 1 was placed over 1.00 EUR');
    const item = { type: 'order.placed', summary: 'Order 1 was placed over 1.00 EUR' };
    expect(toldIn('en', item)).toBe(item.summary);
  });
});
