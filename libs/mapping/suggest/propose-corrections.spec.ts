import { anOrder } from '#testing/factories/order';
import { connector } from '#connectors/stripe/index';
import { sidesOf } from '../catalogue/mapping-sides';
import { MappingDocumentSchema } from '../document/mapping-document';
import { proposeCorrections, type CorrectionProblem } from './propose-corrections';

const shipped = MappingDocumentSchema.parse(connector.mappings!['order-to-payment']);
const input = { order: anOrder(), store: { id: 'shop', timeZone: 'UTC' } };

const propose = (field: string, rule: object, more: Partial<CorrectionProblem> = {}) => {
  const document = MappingDocumentSchema.parse({
    ...shipped,
    fields: [...shipped.fields.filter(({ target }) => target !== field), { target: field, ...rule }],
    tests: [],
  });
  const sides = sidesOf(document, connector.catalog);
  return proposeCorrections({ document, overrides: {}, sides, field, input, decisions: [], ...more });
};

describe('corrections of a mapping that has failed', () => {
  it('name a source that has a value in this very message, and show it', async () => {
    const found = await propose('customer_email', {
      ...{ source: 'order.custom.Mail', type: 'email', required: true },
    });
    expect(found).toMatchObject({
      current: 'order.custom.Mail',
      items: [{ source: 'order.customer.email', value: 'ada@example.com' }],
    });
  });

  it('leave out what would fail again or is empty, and what is there today', async () => {
    const nobody = anOrder({ customer: { email: null } });
    const rule = { source: 'order.custom.Mail', type: 'email', required: true };
    const empty = await propose('customer_email', rule, { input: { ...input, order: nobody } });
    expect(empty?.items).toEqual([]);
    const same = await propose('customer_email', { ...rule, source: 'order.customer.email' });
    expect(same?.items.map(({ source }) => source)).not.toContain('order.customer.email');
  });

  it('hold a value against the type of the field', async () => {
    const found = await propose('metadata.OrderNumber', {
      ...{ source: 'order.custom.Nr', type: 'integer', required: true },
    });
    for (const { value } of found!.items) expect(value).toMatch(/^-?\d+$/);
  });

  it('follow what people decided before', async () => {
    const rule = { source: 'order.custom.Ref', required: true };
    const decisions = [{ source: 'order.locale', target: 'metadata.Reference', accepted: true }];
    const found = await propose('metadata.Reference', rule, { decisions });
    expect(found?.items[0]).toMatchObject({ source: 'order.locale', decidedBefore: true, value: 'en-US' });
  });

  it('are none for a field that no rule writes', async () => {
    expect(await propose('locale', { source: 'order.locale' }, { field: 'nowhere' })).toBeUndefined();
  });
});
