import { isOfOthers } from './bank';

describe('a line of the bank', () => {
  it('is of others when it is no payout and does not name the provider', () => {
    expect(isOfOthers({ state: 'open', provider: false })).toBe(true);
    expect(isOfOthers({ state: 'open', provider: true })).toBe(false);
    expect(isOfOthers({ state: 'manual', provider: false })).toBe(false);
  });
});
