import { systemClock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import { silentLogger } from '#platform/logging/logger';
import type { PostingTableRepository } from '../database/posting-table.repository';
import { KeepPostingTable } from './keep-posting-table';

it('the posting table is kept as soon as a connection to the database is free', async () => {
  const keep = jest.fn<Promise<void>, []>();
  keep.mockRejectedValueOnce(Object.assign(new Error('too many connections'), { code: '53300' }));
  keep.mockResolvedValueOnce(undefined);
  const tables = { keep } as Partial<PostingTableRepository> as PostingTableRepository;
  await new KeepPostingTable({} as Database, tables, systemClock, silentLogger).onApplicationBootstrap();
  expect(keep).toHaveBeenCalledTimes(2);
});
