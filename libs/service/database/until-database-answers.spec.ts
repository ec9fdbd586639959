import { silentLogger } from '#platform/logging/logger';
import { untilDatabaseAnswers } from './until-database-answers';

const fault = (code: string): Error => Object.assign(new Error(code), { code });
const TOO_MANY_CONNECTIONS = '53300';
const WRONG_PASSWORD = '28P01';

describe('work at the start that needs the database', () => {
  it('is begun again while no connection is free, and each time is said', async () => {
    const work = jest.fn<Promise<string>, []>();
    work.mockRejectedValueOnce(fault(TOO_MANY_CONNECTIONS)).mockResolvedValueOnce('done');
    const warn = jest.spyOn(silentLogger, 'warn');
    expect(await untilDatabaseAnswers(work, silentLogger)).toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['what no waiting mends', WRONG_PASSWORD, 60_000, 1],
    ['what is still so when its time is over', TOO_MANY_CONNECTIONS, 300, 2],
  ])('fails with %s', async (_, code, tryForMs, times) => {
    const work = jest.fn<Promise<void>, []>().mockRejectedValue(fault(code));
    await expect(untilDatabaseAnswers(work, silentLogger, tryForMs)).rejects.toMatchObject({ code });
    expect(work).toHaveBeenCalledTimes(times);
  });
});
