import { simulate, type Simulated, type SimulationOptions } from './simulate';
import { KINDS } from './stories';
import { BAD_WEATHER, type PlantedMistakes } from './world';

const SEEDS = 40;

async function many(
  count: number,
  name: string,
  more: Omit<SimulationOptions, 'seed'> = {},
): Promise<Simulated[]> {
  const all: Simulated[] = [];
  for (let index = 0; index < count; index += 1)
    all.push(await simulate({ seed: `${name}-${index}`, ...more }));
  return all;
}

/** The first seed on which a mistake shows. */
async function caught(mistakes: PlantedMistakes, most = 150): Promise<Simulated | undefined> {
  for (let index = 0; index < most; index += 1) {
    const done = await simulate({ seed: `planted-${index}`, mistakes });
    if (done.violations.length > 0) return done;
  }
  return undefined;
}

describe('orders on services that crash, a broker that repeats and a world that does not answer', () => {
  it('loses nothing, doubles nothing, and its books are those of Stripe and of the ERP, whatever the seed', async () => {
    const all = await many(SEEDS, 'spec');
    expect(all.filter(({ violations }) => violations.length > 0)).toEqual([]);
    const struck = new Set(all.flatMap(({ faults }) => faults.map(({ kind }) => kind.split('/')[0])));
    expect([...struck].sort()).toEqual(Object.keys(BAD_WEATHER).sort());
  }, 120_000);

  it('kills every service at every place at which it may die', async () => {
    const places = new Set(
      (await many(25, 'places', { weather: { crash: 15 } })).flatMap(({ faults }) =>
        faults.map(({ kind }) => kind),
      ),
    );
    for (const service of ['gateway', 'cms-sync', 'payments', 'orchestrator', 'reconciliation']) {
      for (const place of [
        'relay.after-claim',
        'relay.after-publish-before-confirm',
        'relay.after-confirm-before-delete',
        'relay.after-delete-before-commit',
      ]) {
        expect(places).toContain(`crash/${service} ${place}`);
      }
    }
    for (const service of ['cms-sync', 'payments', 'orchestrator', 'reconciliation']) {
      for (const place of [
        'consumer.after-deliver',
        'consumer.after-inbox-insert',
        'consumer.after-effect-before-commit',
        'consumer.after-commit-before-ack',
      ]) {
        expect(places).toContain(`crash/${service} ${place}`);
      }
    }
  }, 120_000);

  it('runs the same way for the same seed, and tells every kind of story', async () => {
    const [one, other] = [await simulate({ seed: 'twice' }), await simulate({ seed: 'twice' })];
    expect(other).toEqual(one);
    expect(one.faults.length).toBeGreaterThan(0);
    expect(KINDS).toHaveLength(6);
  });

  const mistakes: Array<[string, PlantedMistakes]> = [
    ['acknowledging before the work', { acknowledgesFirst: true }],
    ['handling what was handled', { keepsNoInbox: true }],
    ['forgetting what was not confirmed', { forgetsBeforeConfirm: true }],
    ['giving up at the first failure', { neverRetries: true }],
    ['never sweeping the outbox', { neverSweeps: true }],
    ['a new idempotency key each time', { newKeyEachTime: true }],
    ['never looking for what no webhook told', { neverLooksAgain: true }],
    ['taking the last word for true', { stateGoesBack: true }],
  ];
  it.each(mistakes)(
    'catches %s',
    async (_name, mistake) => {
      const found = await caught(mistake);
      expect(found?.violations.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
