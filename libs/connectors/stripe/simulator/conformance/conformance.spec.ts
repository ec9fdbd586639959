import type { RunningSimulator } from '../testing/running-simulator';
import { startStripe } from '../testing/running-simulator';
import { FIELDS_BEYOND_THE_SAMPLE, FIELDS_LEFT_OUT } from './differences';
import { publishedShapes } from './published-shapes';
import { sampleObjects } from './sample-objects';

const KINDS = [
  'checkout.session',
  'item',
  'payment_intent',
  'charge',
  'refund',
  'balance_transaction',
  'dispute',
  'review',
  'radar.early_fraud_warning',
  'payout',
  'customer',
  'deleted_customer',
  'webhook_endpoint',
  'balance',
  'event',
  'account',
];
/** Their shapes changed after the published schema was written; the newer samples still hold. */
const RESHAPED = ['product', 'price', 'subscription', 'invoice', 'invoice_payment'];
const shapes = publishedShapes();
const whereAvailable = shapes ? describe : describe.skip;

whereAvailable("conformance with Stripe's published shapes (needs ../shared/data)", () => {
  let running: RunningSimulator;
  let samples: Map<string, object[]>;

  beforeAll(async () => {
    running = await startStripe();
    samples = await sampleObjects(running);
  }, 60_000);
  afterAll(() => running.close());

  const faultsOf = (kind: string, object: object): string[] => {
    const validate = shapes!.validator(kind);
    if (validate(object)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  it.each(KINDS)('%s fits its published schema', (kind) => {
    const objects = samples.get(kind) ?? [];
    expect(objects.length).toBeGreaterThan(0);
    expect([...new Set(objects.flatMap((object) => faultsOf(kind, object)))]).toEqual([]);
  });

  it.each([
    ['payment_intent', { amount: '2000' }, '/amount must be integer'],
    ['payment_intent', { status: 'paid' }, '/status must be equal to one of the allowed values'],
    [
      'charge',
      { payment_method_details: { type: 'card', card: { brand: 7 } } },
      '/payment_method_details/card/brand must be string',
    ],
    [
      'checkout.session',
      { total_details: {} },
      "/total_details must have required property 'amount_discount'",
    ],
  ])('a %s with %j would be found out', (kind, broken, fault) => {
    expect(faultsOf(kind, { ...samples.get(kind)?.[0], ...broken })).toContain(fault);
  });

  it.each([...KINDS, ...RESHAPED])('%s has the fields of its published sample', (kind) => {
    const published = shapes!.sampleFields(kind);
    const sent = new Set((samples.get(kind) ?? []).flatMap((object) => Object.keys(object)));
    const beyond = [...sent].filter((field) => !published.has(field)).sort();
    const missing = [...published].filter((field) => !sent.has(field)).sort();
    expect({ beyond, missing }).toEqual({
      beyond: [...(FIELDS_BEYOND_THE_SAMPLE[kind] ?? [])].sort(),
      missing: [...(FIELDS_LEFT_OUT[kind] ?? [])].sort(),
    });
  });
});
