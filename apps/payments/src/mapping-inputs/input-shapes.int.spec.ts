import { GetInputShapes } from '#contracts/queries/mapping-shapes';
import { PaymentsWorld } from '../specs/payments-world';

const HOUR = 3_600_000;
const MAPPING = 'order-to-payment';

describe('The shapes of what a mapping was given', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'shop' }, { id: 'other' }] });
  });
  afterAll(() => world?.close());

  async function keep(storeId: string, hoursAgo: number, inputs: readonly object[]): Promise<void> {
    const at = new Date(world.clock.now().getTime() - hoursAgo * HOUR);
    for (const [index, input] of inputs.entries())
      await world.service.database.query(
        `INSERT INTO mapping_inputs (mapping_id, store_id, order_id, input, masked, recorded_at)
         VALUES ($1, $2, $3, $4, false, $5)`,
        [MAPPING, storeId, `${hoursAgo}-${index}`, JSON.stringify(input), at],
      );
  }

  it('are those of one store before the last hours and within them, without a value', async () => {
    const of = (custom: object) => Array.from({ length: 30 }, () => ({ order: { custom } }));
    await keep('shop', 30, of({ Reference: 'value-of-ada' }));
    await keep('shop', 2, of({ Number: 7 }));
    await keep('other', 2, of({ Elsewhere: 'x' }));
    const ask = (hours: number) =>
      world.service.ask(GetInputShapes, { mappingId: MAPPING, storeId: 'shop', hours });
    const shapes = await ask(24);
    expect(shapes.earlier.samples).toBe(30);
    expect(shapes.later.samples).toBe(30);
    expect(shapes.earlier.fields).toContainEqual({
      ...{ path: 'order.custom.Reference', given: 30, types: { text: 30 } },
    });
    expect(shapes.later.fields.map(({ path }) => path)).toEqual([
      ...['order', 'order.custom', 'order.custom.Number'],
    ]);
    expect(JSON.stringify(shapes)).not.toMatch(/value-of-ada|Elsewhere/);
    expect(await ask(48)).toMatchObject({ earlier: { samples: 0 }, later: { samples: 60 } });
  });

  it('are worked out one after the other, and not for a crowd', async () => {
    const question = { mappingId: MAPPING, storeId: 'shop', hours: 24 };
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => world.service.ask(GetInputShapes, question)),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(14);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'shapes-busy' } });
    expect(await world.service.ask(GetInputShapes, question)).toMatchObject({ later: { samples: 30 } });
  });
});
