import { crmConformance } from '#connectors/kit/conformance/crm-port.conformance';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aContact, aDeal, startHubSpot, type RunningHubSpot } from './fixtures/start-hubspot';

const badAddress = (key: string): ReturnType<typeof aContact> => {
  const contact = aContact(key);
  return { ...contact, profile: { ...contact.profile, email: 'not an address' } };
};

crmConformance('HubSpot', { contact: aContact, deal: aDeal, poisoned: badAddress }, async () => {
  const { port, hubspot, faults, close } = await startHubSpot();
  return {
    port,
    contacts: () => hubspot.account.objects('contacts').size,
    deals: () => hubspot.account.objects('deals').size,
    associations: () => hubspot.account.associations().length,
    loseNextAnswerAfterWrite: () => {
      faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    slowDown: () => {
      faults.add({ kind: 'status-429', times: 1 });
    },
    close,
  };
});

describe('the HubSpot connector', () => {
  let running: RunningHubSpot;
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  beforeEach(async () => {
    running = await startHubSpot({}, clock);
  });
  afterEach(() => running.close());

  const contacts = (): ReadonlyArray<Readonly<Record<string, string>>> =>
    running.hubspot.account
      .objects('contacts')
      .values()
      .map(({ properties }) => properties);
  const made = (properties: Record<string, string>): string =>
    running.hubspot.account.write('contacts', properties, undefined).id;

  it('writes amounts to the last digit, one property per currency', async () => {
    const lifetimeValue = [
      { amount: 9_007_199_254_740_991, currency: 'EUR' },
      { amount: -500, currency: 'JPY' },
      { amount: 1_230, currency: 'KWD' },
    ];
    await running.port.upsertContacts([aContact('a', { lifetimeValue })]);
    expect(contacts()[0]).toMatchObject({
      tillbridge_lifetime_value_eur: '90071992547409.91',
      tillbridge_lifetime_value_jpy: '-500',
      tillbridge_lifetime_value_kwd: '1.230',
    });
  });

  it('makes a contact ours that somebody else had made, and keeps what it knows', async () => {
    const id = made({ email: 'a@example.com', phone: '+49 30 1' });
    const outcomes = await running.port.upsertContacts([aContact('a'), aContact('b')]);
    expect(outcomes).toMatchObject([{ kind: 'written', externalId: id }, { kind: 'written' }]);
    expect(contacts()[0]).toMatchObject({
      tillbridge_customer: 'a',
      phone: '+49 30 1',
      lastname: 'Lovelace',
    });
  });

  it('says whose contact an e-mail address is already', async () => {
    const [first] = await running.port.upsertContacts([aContact('a')]);
    const [second] = await running.port.upsertContacts([
      { ...aContact('b'), profile: aContact('a').profile },
    ]);
    expect(first).toMatchObject({ kind: 'written' });
    expect(second).toEqual({ ...first, kind: 'shared', ownerKey: 'a' });
    expect(contacts()).toHaveLength(1);
  });

  it('sends a hundred records in one request', async () => {
    const many = Array.from({ length: 250 }, (_, index) => aContact(`c${index}`));
    await running.port.upsertContacts(many);
    const batches = (await running.requests()).filter(({ url }) => url.endsWith('/batch/upsert'));
    expect(batches.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['TEN_SECONDLY_ROLLING', 10_000],
    ['DAILY', 3_600_000],
  ])('waits as long as the limit %s lasts when nobody says', async (code, retryAfterMs) => {
    running.faults.add({ kind: 'status-429', code, times: 1 });
    await expect(running.port.upsertContacts([aContact('a')])).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs,
      details: { policy: code },
    });
  });

  it('stays within its own share of the limit', async () => {
    const port = running.open({ requestsPerTenSeconds: 10 });
    await port.upsertContacts([aContact('a')]);
    const before = (await running.requests()).length;
    const write = async (): Promise<number> => {
      for (let turn = 0; turn < 20; turn += 1) {
        await port.upsertContacts([aContact('a')]);
      }
      return 20;
    };
    await expect(write()).rejects.toMatchObject({ failureClass: 'rate-limited' });
    expect((await running.requests()).length - before).toBeLessThanOrEqual(10);
    clock.advance(10_000);
    await expect(port.upsertContacts([aContact('a')])).resolves.toMatchObject([{ kind: 'written' }]);
  });

  it('makes its properties again when somebody has deleted one', async () => {
    await running.port.upsertContacts([aContact('a')]);
    running.hubspot.account.ownProperties('contacts').delete('tillbridge_orders');
    await expect(running.port.upsertContacts([aContact('a')])).rejects.toMatchObject({
      code: 'crm-property-missing',
    });
    await expect(running.port.upsertContacts([aContact('a')])).resolves.toMatchObject([{ kind: 'written' }]);
  });

  it('refuses a property of the same name that is something else', async () => {
    running.hubspot.account.ownProperties('contacts').set('tillbridge_customer', {
      name: 'tillbridge_customer',
      label: 'x',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      hasUniqueValue: false,
    });
    for (const work of [running.port.probe(), running.port.upsertContacts([aContact('a')])]) {
      await expect(work).rejects.toMatchObject({ code: 'crm-property-drifted' });
    }
  });

  it('makes no property where it may not', async () => {
    const port = running.open({ createProperties: false });
    await expect(port.upsertDeals([aDeal('1')])).rejects.toMatchObject({ code: 'crm-property-missing' });
    await expect(port.probe()).rejects.toMatchObject({ code: 'crm-property-missing' });
    expect(running.hubspot.account.ownProperties('deals').size).toBe(0);
  });

  it('names a stage that the pipeline lacks, and refuses its deal only', async () => {
    const port = running.open({ stages: { paid: 'won' } });
    await expect(port.probe()).rejects.toMatchObject({ code: 'crm-stage-missing' });
    const outcomes = await port.upsertDeals([aDeal('1'), aDeal('2', { stage: 'canceled' })]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'written']);
  });

  it('names a token that is not good any more', async () => {
    const port = running.open({}, 'pat-eu1-withdrawn');
    await expect(port.probe()).rejects.toMatchObject({ code: 'crm-credentials-refused' });
  });

  it('associates the others when one deal is gone', async () => {
    const [contact] = await running.port.upsertContacts([aContact('a')]);
    const deals = await running.port.upsertDeals([aDeal('1'), aDeal('2'), aDeal('3')]);
    const ids = [contact, ...deals].map((outcome) => (outcome?.kind === 'written' ? outcome.externalId : ''));
    running.hubspot.account.objects('deals').delete(ids[2]!);
    const pairs = ids.slice(1).map((dealId) => ({ dealId, contactId: ids[0]! }));
    const outcomes = await running.port.associate(pairs);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['written', 'refused', 'written']);
    expect(running.hubspot.account.associations()).toHaveLength(2);
  });

  it('blocks no address by erasing somebody who is not there', async () => {
    await running.port.upsertContacts([aContact('a')]);
    expect(await running.port.eraseContact('a@example.com')).toBe('absent');
    expect(running.hubspot.account.blockedAddresses()).toEqual([]);
  });
});
