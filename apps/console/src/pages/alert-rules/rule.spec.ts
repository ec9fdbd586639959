import { ruleOf, withRule } from './rule';

describe('a rule of alerts', () => {
  it('is there only while it says something of its own', () => {
    const quiet = withRule({}, 'refund.failed', { webhook: false });
    expect(quiet).toEqual({ 'refund.failed': { email: true, webhook: false, to: [] } });
    expect(ruleOf(quiet, 'refund.failed').webhook).toBe(false);
    expect(ruleOf(quiet, 'payout.failed').webhook).toBe(true);
    expect(withRule(quiet, 'refund.failed', { webhook: true })).toEqual({});
  });
});
