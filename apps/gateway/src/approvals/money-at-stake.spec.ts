import { aPayment } from '../specs/a-payment';
import { moneyAtStake } from './money-at-stake';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('the money that an action moves', () => {
  it('is what is left when no amount is given', () => {
    const payment = aPayment({ captured: eur(10_000), refunded: eur(4_000), authorized: eur(12_999) });
    expect(moneyAtStake('refund', payment).moves).toEqual(eur(6_000));
    expect(moneyAtStake('capture', payment).moves).toEqual(eur(2_999));
    expect(moneyAtStake('cancel', payment).moves).toEqual(eur(8_999));
  });

  it('counts together with what was moved before, so that splitting it does not go below a limit', () => {
    const payment = aPayment({ captured: eur(10_000), refunded: eur(4_000) });
    expect(moneyAtStake('refund', payment, eur(1_500))).toEqual({ moves: eur(1_500), altogether: 5_500 });
    expect(moneyAtStake('capture', payment, eur(500)).altogether).toBe(10_500);
  });
});
