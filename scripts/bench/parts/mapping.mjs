import jsonata from 'jsonata';
import { compiled } from '../../lib/provision/compiled.mjs';
import { figure } from '../goals.mjs';
import { median } from '../load/summary.mjs';

const ROUNDS = 9;
const ORDERS = 500;

const eur = (amount) => ({ amount, currency: 'EUR' });
const address = {
  name: 'Zoë Łukasz',
  company: null,
  line1: 'Hauptstraße 1',
  line2: null,
  city: 'München',
  state: null,
  postalCode: '80331',
  country: 'DE',
  phone: '+49 89 1234567',
};

/** Ten lines, two addresses, a few fields of the shop's own: what a shop sends. */
const order = {
  storeId: 'shop',
  orderId: '4711',
  orderGuid: '5f0c8f3e-0000-4000-8000-000000000012',
  number: 'INV-4711',
  commerce: 'kentico',
  currency: 'EUR',
  total: eur(55_000),
  lines: Array.from({ length: 10 }, (_, n) => ({
    lineId: String(n),
    sku: `SKU-${n}`,
    name: `Article ${n}`,
    quantity: n + 1,
    unitPrice: eur(1000),
    total: eur(1000 * (n + 1)),
  })),
  customer: { customerId: '7', email: 'zoe@example.org', firstName: 'Zoë', lastName: 'Łukasz', guest: false },
  billingAddress: address,
  shippingAddress: address,
  locale: 'de-DE',
  custom: { Campaign: 'Autumn', Gift: 'yes' },
};
const input = { order, store: { id: 'shop', timeZone: 'Europe/Berlin' } };

/** P12: the shipped mapping with its transforms, checks and limits beside the bare library on the expressions of the same rules. */
export async function mapping() {
  const { compileMapping } = compiled('libs/mapping/document/compile-mapping.js');
  const { defaultMappings } = compiled('libs/connectors/stripe/default-mappings.js');
  const document = defaultMappings['order-to-payment'];
  const ours = compileMapping(document);
  if (!ours.ok) throw new Error(JSON.stringify(ours.error));
  const bareOf = (rules) =>
    rules.flatMap(({ source, expression, when }) =>
      [source ?? expression, when].filter((text) => text !== undefined).map((text) => jsonata(text)),
    );
  const all = bareOf(document.fields);
  const computed = bareOf(document.fields.map(({ expression, when }) => ({ expression, when })));

  const rate = async (once) => {
    const began = performance.now();
    for (let n = 0; n < ORDERS; n += 1) await once();
    return ORDERS / ((performance.now() - began) / 1000);
  };
  const evaluateAll = (expressions) => async () => {
    for (const expression of expressions) await expression.evaluate(input);
  };
  const apply = async () => {
    const result = await ours.value.apply(input);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
  };

  const ratios = [];
  const strict = [];
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await rate(evaluateAll(all));
    const bareComputed = await rate(evaluateAll(computed));
    const mapped = await rate(apply);
    if (round < 2) continue; // until the engine has compiled what it runs
    ratios.push(mapped / bare);
    strict.push(mapped / bareComputed);
    rates.push(mapped);
  }
  const note = `${Math.round(median(rates))} orders/s; beside the computed expressions alone: ${median(strict).toFixed(2)}`;
  return [figure('P12', median(ratios), note)];
}
