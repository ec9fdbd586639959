import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMoneyPaths } from './money-paths';
import { WorkflowDocumentSchema, type WorkflowDocument } from './workflow-document';

const read = (steps: object[]): WorkflowDocument =>
  WorkflowDocumentSchema.parse({
    id: 'mine',
    name: 'Mine',
    trigger: { event: 'order.placed' },
    start: (steps[0] as { id: string }).id,
    steps,
  });
const call = (id: string, command: string, next: string, fields: object = {}) => ({
  id,
  type: 'call',
  command: `payments.${command}`,
  with: fields,
  next,
});
const amount = { amount: { amount: 500, currency: 'EUR' } };
const listen = (id: string, event: string, next: string) => ({ id, type: 'listen', for: [{ event, next }] });
const found = (...steps: object[]) => checkMoneyPaths(read(steps)).map(({ code, way }) => [code, ...way]);

describe('Ways of money', () => {
  it('shows the shortest way on which two amounts are captured without hearing of the first', () => {
    expect(
      found(
        { id: 'which', type: 'switch', cases: [{ when: 'true', next: 'detour' }], default: 'first' },
        { id: 'detour', type: 'set', values: {}, next: 'first' },
        call('first', 'capture-payment', 'second', amount),
        call('second', 'capture-payment', 'end', amount),
      ),
    ).toEqual([['capture-twice', 'which', 'first', 'second']]);
  });

  it('has nothing against a second capture after the result of the first was heard', () => {
    expect(
      found(
        call('first', 'capture-payment', 'heard', amount),
        listen('heard', 'payment.partially-captured', 'second'),
        call('second', 'capture-payment', 'end', amount),
      ),
    ).toEqual([]);
  });

  it('shows refunds of two amounts, and a capture of what was given back', () => {
    expect(
      found(
        call('first', 'refund-payment', 'second', amount),
        call('second', 'refund-payment', 'third', amount),
        call('third', 'capture-payment', 'end'),
      ),
    ).toEqual([
      ['refund-twice', 'first', 'second'],
      ['capture-after-refund', 'first', 'second', 'third'],
    ]);
  });

  it('shows a way that ends while the shopper may still pay', () => {
    expect(found(call('ask', 'create-payment', 'end'))).toEqual([['money-not-heard', 'ask']]);
    expect(
      found(call('ask', 'create-payment', 'heard'), listen('heard', 'payment.succeeded', 'end')),
    ).toEqual([]);
  });

  it('counts a refused capture as none', () => {
    const first = {
      ...call('first', 'capture-payment', 'end', amount),
      catch: [{ errors: ['*'], next: 'second' }],
    };
    expect(found(first, call('second', 'capture-payment', 'end', amount))).toEqual([]);
  });

  it.each([
    'order-to-cash',
    'refunds',
    'failed-refunds',
    'disputes',
    'subscription-billing',
    'subscription-renewals',
    'renewed-orders',
    'credit-notes',
  ])('has nothing against the shipped %s', (name) => {
    const text = readFileSync(join(__dirname, '../../../../../workflows', `${name}.json`), 'utf8');
    expect(checkMoneyPaths(WorkflowDocumentSchema.parse(JSON.parse(text)))).toEqual([]);
  });
});
