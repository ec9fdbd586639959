import { randomUUID } from 'node:crypto';
import { CreatePayment } from '#contracts/commands/payments';
import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import { CustomerErased } from '#contracts/events/customers';
import { RequestSettled } from '#contracts/events/platform';
import type { MappingComparison } from '#contracts/models/mapping-comparison';
import type { Order } from '#contracts/models/order';
import { GetMappingComparison } from '#contracts/queries/mapping-comparisons';
import { ForgetMappingInputs } from '../mapping-inputs/forget-mapping-inputs';
import { configurationOf, PaymentsWorld } from '../specs/payments-world';
import { PlayComparisons } from './play-comparisons';

const DAY = 86_400_000;
const MAPPING = 'order-to-payment';

const document = (...fields: object[]) => ({
  ...{ id: MAPPING, version: 1, source: 'order', target: 'payment' },
  fields: [{ target: 'metadata.OrderID', source: 'order.orderId', required: true }, ...fields],
});
const customer = (customerId: string) => ({
  ...{ customerId, email: `${customerId}@example.com`, firstName: null, lastName: 'Muster' },
  ...{ company: null, phone: null, guest: false },
});

describe('A mapping before it is published', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'shop' }, { id: 'other' }] });
    await use(document());
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    for (const table of ['mapping_inputs', 'mapping_comparisons'])
      await world.service.database.query(`DELETE FROM ${table}`);
  });

  const use = (
    used: object,
    stores: Parameters<typeof configurationOf>[1] = [{ id: 'shop' }, { id: 'other' }],
  ) =>
    world.service.configure({
      ...configurationOf(world.stripe.url, stores),
      mappings: [{ id: MAPPING, version: 2, document: used as Record<string, unknown> }],
    });
  const made = async (parts: Partial<Order> = {}): Promise<Order> => {
    world.advance(1_000);
    const order = { ...world.order(), ...parts };
    await world.create(order);
    return order;
  };
  const settled = async (requestId: string) =>
    (
      await world.service.waitFor(() =>
        world.service.published(RequestSettled).find((body) => body.requestId === requestId),
      )
    ).outcome;
  async function start(wanted: object, more: { days?: number; stores?: object; mappingId?: string } = {}) {
    const requestId = randomUUID();
    await world.service.publish(StartMappingComparison, {
      ...{ requestId, mappingId: MAPPING, document: wanted, stores: {}, days: 7, by: 'editor', ...more },
    } as never);
    return settled(requestId);
  }
  const begun = async (wanted: object, more = {}): Promise<string> => {
    const outcome = await start(wanted, more);
    return (outcome as { result: { jobId: string } }).result.jobId;
  };
  const get = (jobId: string) => world.service.ask(GetMappingComparison, { jobId });
  async function compared(wanted: object, more = {}): Promise<MappingComparison> {
    const jobId = await begun(wanted, more);
    const play = world.service.app.get(PlayComparisons);
    while (await play.execute());
    return (await get(jobId))!;
  }
  const kept = async (): Promise<string[]> => {
    const { rows } = await world.service.database.query<{ order_id: string }>(
      'SELECT order_id FROM mapping_inputs ORDER BY recorded_at, order_id',
    );
    return rows.map(({ order_id: orderId }) => orderId);
  };

  it('changes nothing when it is what is in use', async () => {
    const orders = [await made(), await made({ storeId: 'other' })];
    expect(await kept()).toEqual(orders.map(({ orderId }) => orderId));
    expect(await compared(document())).toMatchObject({
      ...{ state: 'done', total: 2, truncated: false, baseVersion: 1, mappingId: MAPPING },
      result: { played: 2, changed: 0, masked: 0, money: [], changes: [] },
    });
  });

  it('tells the orders it fails for by field, and the money that could not be paid; and what it writes otherwise', async () => {
    const german = await made({ locale: 'de-DE' });
    const none = await made({ locale: null });
    await made({ locale: 'de-DE' });
    const wanted = document(
      { target: 'locale', source: 'order.locale', required: true },
      {
        target: 'payment_intent.application_fee_amount',
        value: 150,
        type: 'integer',
        when: 'order.locale = "de-DE"',
      },
    );
    const { result } = await compared(wanted);
    expect(result).toMatchObject({ played: 3, changed: 3 });
    expect(result.money).toEqual([
      { currency: none.total.currency, mapped: -none.total.amount, written: 300 },
    ]);
    expect(result.changes.find(({ kind }) => kind === 'fails')).toMatchObject({
      ...{ field: 'locale', code: 'missing', count: 1 },
      example: { storeId: 'shop', orderId: none.orderId, before: '' },
    });
    expect(
      result.changes.find(({ field, kind }) => kind === 'field-added' && field === 'locale'),
    ).toMatchObject({
      ...{ count: 2, code: null },
      example: { before: '', after: 'de-DE' },
    });
    expect(result.changes.some(({ example }) => example.orderId === german.orderId)).toBe(false);
  });

  it('runs orders that failed as well, so that a document that mends them shows it', async () => {
    await use(document({ target: 'locale', source: 'order.locale', required: true }));
    const order = { ...world.order(), locale: null };
    await world.service.publish(CreatePayment, { order });
    await world.service.waitFor(async () => (await kept()).length > 0);
    const { result } = await compared(document());
    await use(document());
    expect(result).toMatchObject({
      ...{ played: 1, changed: 1 },
      money: [{ currency: order.total.currency, mapped: order.total.amount, written: 0 }],
      changes: [{ kind: 'fails-no-more', field: 'locale', count: 1, example: { orderId: order.orderId } }],
    });
  });

  it('is compared per store: the rules it has, or those it is to have', async () => {
    await made();
    const other = await made({ storeId: 'other' });
    const stores = { other: { description: { value: 'For the other' } } };
    const { result } = await compared(document(), { stores });
    expect(result).toMatchObject({
      ...{ played: 2, changed: 1 },
      changes: [{ kind: 'field-added', field: 'description', example: { orderId: other.orderId } }],
    });
  });

  it('goes as far back as it is told, and is canceled', async () => {
    await made();
    world.advance(8 * DAY);
    const { orderId } = await made();
    expect(await compared(document())).toMatchObject({ total: 1 });
    expect(await compared(document(), { days: 30 })).toMatchObject({ total: 2, result: { played: 2 } });
    const jobId = await begun(document());
    const requestId = randomUUID();
    await world.service.publish(CancelMappingComparison, { requestId, jobId });
    expect(await settled(requestId)).toMatchObject({ status: 'done', result: { state: 'canceled' } });
    expect(await world.service.app.get(PlayComparisons).execute()).toBe(false);
    expect(await get(jobId)).toMatchObject({ state: 'canceled', result: { played: 0 } });
    expect(await kept()).toContain(orderId);
  });

  it('is refused with its faults, and where nothing of it runs', async () => {
    const faulty = document({ target: 'x', expression: '(((' });
    const { problem } = (await start(faulty)) as { problem: { status: number; errors: unknown[] } };
    expect(problem).toMatchObject({ status: 422, code: 'mapping-invalid' });
    expect(problem.errors).toHaveLength(1);
    expect(
      await start(document(), { stores: { other: { description: { value: 1, source: 'x' } } } }),
    ).toMatchObject({
      problem: { status: 422, errors: [{ path: expect.stringContaining('stores[other]') as string }] },
    });
    expect(await start(document(), { mappingId: 'nothing' })).toMatchObject({ problem: { status: 404 } });
  });

  it('inputs go by age and number, and an erasure takes them and what is shown of them', async () => {
    const erased = await made({ customer: customer('c77') });
    const other = await made();
    const wanted = document({ target: 'customer_email', source: 'order.customer.email' });
    const { jobId, result } = await compared(wanted);
    expect(JSON.stringify(result)).toContain(
      erased.orderId === result.changes[0]?.example.orderId ? 'c77' : '@',
    );
    await world.service.database.query(
      `UPDATE mapping_comparisons SET result = jsonb_set(result, '{changes,0,example,orderId}', to_jsonb($1::text))`,
      [erased.orderId],
    );
    const running = await begun(wanted);
    await world.service.publish(CustomerErased, {
      ...{ storeId: 'shop', personId: 'person_1', erasedAt: world.clock.now().toISOString(), entries: [] },
      commerceCustomerIds: ['c77'],
    });
    await world.service.waitFor(async () => !(await kept()).includes(erased.orderId));
    expect(await kept()).toEqual([other.orderId]);
    expect(await get(jobId)).toBeNull();
    expect(await get(running)).toBeNull();

    const forget = world.service.app.get(ForgetMappingInputs);
    world.advance(29 * DAY);
    await forget.run();
    expect(await kept()).toEqual([other.orderId]);
    world.advance(2 * DAY);
    await forget.run();
    expect(await kept()).toEqual([]);
  });

  it('a card number in an order is not kept, and is told as left out', async () => {
    const { orderId } = await made({ custom: { Note: 'card 4242 4242 4242 4242' } });
    const { rows } = await world.service.database.query<{ text: string }>(
      'SELECT input::text AS text FROM mapping_inputs WHERE order_id = $1',
      [orderId],
    );
    expect(rows[0]?.text).toContain('[redacted]');
    expect(rows[0]?.text).not.toContain('4242');
    expect(await compared(document())).toMatchObject({ result: { masked: 1 } });
  });
});
