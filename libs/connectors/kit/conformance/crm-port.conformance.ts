import type { CrmContact, CrmDeal, CrmPort } from '../crm-port';

export interface CrmSubject {
  readonly port: CrmPort;
  /** Records that really stand in the system, whatever the port says. */
  contacts(): number;
  deals(): number;
  associations(): number;
  /** The next write is carried out, but its answer is lost on the way. */
  loseNextAnswerAfterWrite(): void;
  slowDown(): void;
  close(): Promise<void>;
}

export interface CrmSamples {
  contact(key: string): CrmContact;
  deal(key: string): CrmDeal;
  /** One that the system refuses by itself. */
  poisoned(key: string): CrmContact;
}

/** What every CRM connector must do; called from its spec. */
export function crmConformance(name: string, samples: CrmSamples, open: () => Promise<CrmSubject>): void {
  describe(`${name} as a CRM port`, () => {
    let subject: CrmSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());

    const idOf = async (outcomes: ReturnType<CrmPort['upsertContacts']>): Promise<string> => {
      const [outcome] = await outcomes;
      if (outcome?.kind !== 'written') throw new Error(`not written: ${JSON.stringify(outcome)}`);
      return outcome.externalId;
    };

    it('writes the same customer and order once, however often it is told', async () => {
      const contactId = await idOf(subject.port.upsertContacts([samples.contact('a')]));
      const dealId = await idOf(subject.port.upsertDeals([samples.deal('1')]));
      for (let turn = 0; turn < 2; turn += 1) {
        expect(await idOf(subject.port.upsertContacts([samples.contact('a')]))).toBe(contactId);
        expect(await idOf(subject.port.upsertDeals([samples.deal('1')]))).toBe(dealId);
        await subject.port.associate([{ dealId, contactId }]);
      }
      expect([subject.contacts(), subject.deals(), subject.associations()]).toEqual([1, 1, 1]);
    });

    it('makes no second record when an answer is lost', async () => {
      await subject.port.upsertContacts([samples.contact('a')]);
      subject.loseNextAnswerAfterWrite();
      await expect(subject.port.upsertContacts([samples.contact('b')])).rejects.toMatchObject({
        failureClass: 'transient',
      });
      await subject.port.upsertContacts([samples.contact('b')]);
      expect(subject.contacts()).toBe(2);
    });

    it('does not let one record hold up the others', async () => {
      const keys = Array.from({ length: 130 }, (_, index) => `c${index}`);
      const contacts = keys.map((key) => (key === 'c57' ? samples.poisoned(key) : samples.contact(key)));
      const outcomes = await subject.port.upsertContacts(contacts);
      expect(outcomes.map(({ kind }) => kind)).toEqual(
        keys.map((key) => (key === 'c57' ? 'refused' : 'written')),
      );
      expect(subject.contacts()).toBe(129);
    });

    it('says for how long it was asked to be silent', async () => {
      subject.slowDown();
      await expect(subject.port.upsertContacts([samples.contact('a')])).rejects.toMatchObject({
        failureClass: 'rate-limited',
        retryAfterMs: expect.any(Number) as number,
      });
    });

    it('erases a customer for good, and finds nothing the second time', async () => {
      await subject.port.upsertContacts([samples.contact('a'), samples.contact('b')]);
      expect(await subject.port.eraseContact('a')).toBe('deleted');
      expect(await subject.port.eraseContact('a')).toBe('absent');
      expect(subject.contacts()).toBe(1);
    });

    it('writes nothing when there is nothing to write', async () => {
      expect(await subject.port.upsertContacts([])).toEqual([]);
      expect(await subject.port.associate([])).toEqual([]);
      expect(subject.contacts()).toBe(0);
    });

    it('answers its probe', async () => {
      await expect(subject.port.probe()).resolves.toBeUndefined();
    });
  });
}
