import { hashPassword, MOST_WAITING, passwordMatches } from './password';

const PASSWORD = 'correct horse battery';

describe('the work on passwords', () => {
  it('turns away who would wait too long, and lets in again when the queue has emptied', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: MOST_WAITING + 10 }, () => hashPassword(PASSWORD)),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(8);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({
      problem: { status: 503, code: 'sign-in-busy' },
      headers: { 'retry-after': '5' },
    });
    const passwordHash = await hashPassword(PASSWORD);
    expect(await passwordMatches(passwordHash, PASSWORD)).toBe(true);
    expect(await passwordMatches(passwordHash, 'another')).toBe(false);
    expect(await passwordMatches(null, PASSWORD)).toBe(false);
  });
});
