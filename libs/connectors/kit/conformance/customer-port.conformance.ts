import type { CustomerField, CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import type { CustomerPort } from '../customer-port';

export interface CustomerSubject {
  readonly port: CustomerPort;
  /** Records that really stand in the system, whatever the port says. */
  records(): number;
  /** Changed in the system itself, by somebody else. */
  edit(externalId: string, fields: { readonly lastName: string }): Promise<void> | void;
  /** Gone in the system itself. */
  remove(externalId: string): Promise<void> | void;
  /** A record made in the system itself; its key. */
  register(profile: { readonly email: string; readonly lastName: string }): Promise<string> | string;
  /** Time passes, for systems whose times of change are coarse. */
  later(): void;
  /** The next write is carried out, but its answer is lost on the way. */
  loseNextAnswerAfterWrite(): void;
  /** Null for a system that sends no events about people. */
  eventAbout(externalId: string): { readonly body: string; readonly eventType: string } | null;
  close(): Promise<void>;
}

export interface CustomerSamples {
  /** A key of the right form that nobody has. */
  readonly absent: string;
  readonly erased: 'deleted' | 'anonymised';
  /** Fields that the system has no place for. */
  readonly lacks: readonly CustomerField[];
  /** Whether the system tells of changes and not only of new records. */
  readonly tellsChanges: boolean;
}

const OWNER = { storeId: 'shop', customerId: 'customer-1' };

export const UNICODE_NAMES: ReadonlyArray<readonly [string, string]> = [
  ['Zoë', "O'Néill-Þórsdóttir"],
  ['Дарья', 'Смирнова'],
  ['Ελένη', 'Παπαδοπούλου'],
  ['محمد', 'الأحمد'],
  ['דנה', 'כהן'],
  ['太郎', '山田'],
  ['지우', '김'],
  ['सीता', 'शर्मा'],
  ['สมชาย', 'ใจดี'],
  ['𠮷子', '𠮷野'],
];

const ADA: CustomerProfile = {
  email: 'ada.lovelace@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: 'Analytical Engines Ltd',
  phone: '+44 20 7946 0991',
};

/** What every connector that keeps records of people must do; called from its spec. */
export function customerConformance(
  name: string,
  samples: CustomerSamples,
  open: () => Promise<CustomerSubject>,
): void {
  describe(`${name} as a customer port`, () => {
    let subject: CustomerSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());
    const make = (profile = ADA, key = 'key-1') => subject.port.create(key, OWNER, profile);
    const shown = (profile: CustomerProfile): CustomerProfile => subject.port.represent(profile);

    it('answers null for a record that nobody has, to reading and to writing', async () => {
      expect(await subject.port.get(samples.absent)).toBeNull();
      expect(await subject.port.update(samples.absent, { lastName: 'Nobody' })).toBeNull();
      expect(await subject.port.erase(samples.absent)).toBe('absent');
    });

    it('makes a record that reads as it was given', async () => {
      const made = await make();
      expect(made.profile).toEqual(shown(ADA));
      expect(await subject.port.get(made.externalId)).toEqual(made);
      for (const field of CUSTOMER_FIELDS.filter((candidate) => !samples.lacks.includes(candidate))) {
        expect(made.profile[field]).toBe(ADA[field]);
      }
    });

    it('makes one record however often it is asked to with the same key', async () => {
      const before = subject.records();
      const first = await make();
      expect((await make()).externalId).toBe(first.externalId);
      expect(subject.records()).toBe(before + 1);
      expect((await make(ADA, 'key-2')).externalId).not.toBe(first.externalId);
    });

    it('makes one record when the answer to the write is lost', async () => {
      const before = subject.records();
      subject.loseNextAnswerAfterWrite();
      await make().catch(() => undefined);
      const made = await make();
      expect(made.profile).toEqual(shown(ADA));
      expect(subject.records()).toBe(before + 1);
    });

    it('writes the given fields only and answers what the system shows then', async () => {
      const { externalId } = await make();
      const after = await subject.port.update(externalId, { lastName: 'King' });
      expect(after?.profile).toEqual(shown({ ...ADA, lastName: 'King' }));
      expect(await subject.port.get(externalId)).toEqual(after);
    });

    it('empties a field that shall say nothing', async () => {
      const { externalId } = await make();
      const after = await subject.port.update(externalId, { phone: null, company: null });
      expect(after?.profile).toEqual(shown({ ...ADA, phone: null, company: null }));
      expect([after?.profile.phone, after?.profile.company]).toEqual([null, null]);
    });

    it('sees what somebody else has changed, and that the record is gone', async () => {
      const { externalId } = await make();
      subject.later();
      await subject.edit(externalId, { lastName: 'Byron' });
      expect((await subject.port.get(externalId))?.profile.lastName).toBe('Byron');
      await subject.remove(externalId);
      expect(await subject.port.get(externalId)).toBeNull();
    });

    it.each(UNICODE_NAMES)('keeps the name %s %s', async (firstName, lastName) => {
      const profile = { ...ADA, firstName, lastName };
      const made = await make(profile);
      expect(made.profile).toMatchObject({ firstName, lastName });
      expect((await subject.port.get(made.externalId))?.profile).toEqual(shown(profile));
    });

    it('shows after a write what it says it will show, however long a value is', async () => {
      const long: CustomerProfile = {
        email: `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`,
        firstName: `${'Maximiliana '.repeat(20)}Z`,
        lastName: 'Ünterwalden-'.repeat(24),
        company: 'Gesellschaft für Überlänge '.repeat(10).slice(0, 290),
        phone: '+49 (30) 123 456 789 012 345 678 90',
      };
      const made = await make(long);
      expect(made.profile).toEqual(shown(long));
      expect(shown(shown(long))).toEqual(shown(long));
    });

    it('says the same when it is asked twice how a profile will look, empty or odd as it may be', () => {
      const odd: CustomerProfile = {
        email: ' no address ',
        firstName: '  ',
        lastName: 'two  words',
        company: null,
        phone: '',
      };
      expect(shown(shown(odd))).toEqual(shown(odd));
      expect(shown(odd).firstName).toBeNull();
    });

    it('keeps a record that says nothing of anybody', async () => {
      const nothing: CustomerProfile = {
        ...ADA,
        firstName: null,
        lastName: null,
        company: null,
        phone: null,
      };
      const made = await make(nothing);
      expect(made.profile).toEqual(shown(nothing));
    });

    it('erases once, so that nobody can be told from the record any more', async () => {
      const { externalId } = await make();
      expect(await subject.port.erase(externalId)).toBe(samples.erased);
      const left = await subject.port.get(externalId);
      expect(JSON.stringify(left ?? {})).not.toMatch(/ada|lovelace|analytical|7946/i);
      expect(left === null).toBe(samples.erased === 'deleted');
      expect(await subject.port.erase(externalId)).toBe(
        samples.erased === 'deleted' ? 'absent' : 'anonymised',
      );
    });

    it('lists everybody over its pages, each once', async () => {
      const keys: string[] = [];
      for (let index = 0; index < 120; index += 1) {
        keys.push(
          await subject.register({ email: `person.${index}@example.com`, lastName: `Person ${index}` }),
        );
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<CustomerPort['listAll']>> = await subject.port.listAll(cursor);
        seen.push(...page.records.map(({ externalId }) => externalId));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen.filter((key) => keys.includes(key)).sort()).toEqual([...keys].sort());
      expect(new Set(seen).size).toBe(seen.length);
    }, 30_000);

    it('lists what came since, and what changed where the system tells', async () => {
      const old = await subject.register({ email: 'old@example.com', lastName: 'Old' });
      subject.later();
      const since = (await subject.port.get(old))?.modifiedAt ?? new Date(Date.now() - 60_000);
      const young = await subject.register({ email: 'young@example.com', lastName: 'Young' });
      subject.later();
      await subject.edit(old, { lastName: 'Older' });
      const { customers } = await subject.port.listChanged(since, null);
      const ids = customers.map(({ externalId }) => externalId);
      expect(ids).toContain(young);
      if (samples.tellsChanges) expect(ids).toContain(old);
    });

    it('knows whom an event is about, and that others are about nobody', () => {
      const about = subject.eventAbout(samples.absent);
      if (about) {
        const named = subject.port.subjectOf(about.body, about.eventType);
        expect(named).toMatchObject({ externalId: samples.absent });
      }
      expect(subject.port.subjectOf('{"id":"evt_1","type":"order.created"}', 'order.created')).toBeNull();
      expect(subject.port.subjectOf('not json', 'anything')).toBeNull();
    });
  });
}
