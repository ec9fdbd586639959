import type { ErpPort } from '#connectors/kit/erp-port';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Failure } from '#platform/errors/failure';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { PostToErp } from './post-to-erp';

/** An ERP whose books are open from a day on, and our note of the day that was chosen. */
function world(openFrom: string) {
  const posted: JournalEntry[] = [];
  const asked: string[] = [];
  const noted: string[] = [];
  const erp = {
    postJournal: (entry: JournalEntry) => {
      asked.push(entry.date);
      if (entry.date < openFrom) return Promise.reject(Failure.permanent('period-closed', 'Closed'));
      posted.push(entry);
      return Promise.resolve({ documentId: 'JV-1', state: 'posted' as const });
    },
  } as Partial<ErpPort> as ErpPort;
  const operations = {
    postingDate: () => Promise.resolve(noted.at(-1) ?? null),
    setPostingDate: (_sql: unknown, _key: string, day: string) => {
      noted.push(day);
      return Promise.resolve();
    },
  };
  const configuration = { store: () => ({ timeZone: 'UTC' }) };
  const clock = new VirtualClock(new Date('2026-11-20T12:00:00Z'));
  const poster = new PostToErp(
    undefined as never,
    configuration as never,
    undefined as never,
    operations as never,
    clock,
  );
  const post = () => poster.post(erp, aJournalEntry({ date: '2026-09-15' }), 'journal:1', { first: false });
  return { posted, asked, noted, post };
}

describe('an entry whose period the ERP has closed', () => {
  it('becomes a document of the first day that the ERP takes, which names the day it belongs to', async () => {
    const { posted, noted, post } = world('2026-10-20');
    await post();
    expect(posted).toMatchObject([{ date: '2026-11-01' }]);
    expect(posted[0]!.description).toContain('of 2026-09-15');
    expect(noted).toEqual(['2026-10-01', '2026-11-01']);
  });

  it('is asked for on the same day again after a crash', async () => {
    const { asked, post } = world('2026-10-20');
    await post();
    asked.length = 0;
    await post();
    expect(asked).toEqual(['2026-11-01']);
  });

  it('waits for a person when no day up to today is open', async () => {
    const { post } = world('2027-01-01');
    await expect(post()).rejects.toMatchObject({ code: 'period-closed' });
  });
});
