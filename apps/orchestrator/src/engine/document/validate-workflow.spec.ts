import orderToCash from '../../../../../workflows/order-to-cash.json';
import { validateWorkflow } from './validate-workflow';

const documentOf = (steps: object[], more: object = {}) => ({
  id: 'test',
  name: 'Test',
  trigger: { event: 'order.placed' },
  start: (steps[0] as { id: string }).id,
  steps,
  ...more,
});

function faultsOf(document: unknown): string[][] {
  const result = validateWorkflow(document);
  return result.ok ? [] : result.error.map(({ path, code }) => [path, code]);
}

describe('validating a workflow', () => {
  it('accepts the shipped order-to-cash', () => {
    expect(faultsOf(orderToCash)).toEqual([]);
  });

  it('lists every fault of the graph and of the messages at once, with its path', () => {
    const document = documentOf(
      [
        { id: 'a', type: 'call', command: 'payments.create-payment', with: { total: 1 }, next: 'b' },
        { id: 'b', type: 'call', command: 'payments.steal', next: 'nowhere' },
        { id: 'c', type: 'listen', for: [{ event: 'order.vanished', filter: '1 +', next: 'end' }] },
        { id: 'b', type: 'wait', next: 'end' },
        { id: 'd', type: 'set', values: { x: '${ $eval("1") }', y: '${ open' }, next: 'd' },
        {
          id: 'e',
          type: 'call',
          command: 'orchestrator.send-email',
          with: { template: 5, to: [], data: {} },
          next: 'end',
        },
      ],
      { trigger: { event: 'order.guessed', filter: '(' } },
    );
    expect(faultsOf(document)).toEqual(
      expect.arrayContaining([
        ['trigger.event', 'unknown-event'],
        ['trigger.filter', 'expression-syntax'],
        ['steps[0].with', 'missing-field'],
        ['steps[0].with.total', 'unknown-field'],
        ['steps[1].command', 'unknown-command'],
        ['steps[1].next', 'unknown-step'],
        ['steps[2].for[0].event', 'unknown-event'],
        ['steps[2].for[0].filter', 'expression-syntax'],
        ['steps[2]', 'unreachable-step'],
        ['steps[3].id', 'duplicate-id'],
        ['steps[3]', 'ambiguous-wait'],
        ['steps[4].values.x', 'expression-forbidden'],
        ['steps[4].values.y', 'expression-syntax'],
        ['steps[4]', 'endless-loop'],
        ['steps[5].with.template', 'invalid-invalid-type'],
        ['steps[5].with.to', 'invalid-too-small'],
      ]),
    );
  });

  it('still tells of steps that can be read when the shape is wrong elsewhere', () => {
    const faults = faultsOf(
      documentOf([
        { id: 'a', type: 'call', command: 'payments.steal' },
        { id: 'b', type: 'dance', next: 'end' },
        { id: 'c', type: 'call', command: 'payments.steal', next: 'nowhere' },
      ]),
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        ['steps[0].next', 'invalid-invalid-type'],
        ['steps[1].type', 'invalid-invalid-union'],
        ['steps[2].command', 'unknown-command'],
        ['steps[2].next', 'unknown-step'],
      ]),
    );
  });

  it('tells of trigger, start, names and commands too when the shape is wrong elsewhere', () => {
    const steps = [
      { id: 'a', type: 'call', command: 'payments.renew-checkout', next: 'end' },
      { id: 'a', type: 'call', command: 'payments.steal' },
    ];
    const faults = faultsOf(
      documentOf(steps, {
        name: 5,
        start: 'missing',
        trigger: { event: 'order.guessed', filter: '(' },
        expectations: [{ id: 'x', after: 'order.vanished', expect: ['payment.succeeded'], within: 'PT1M' }],
      }),
    );
    expect(faults.map(([path, code]) => `${path} ${code}`).sort()).toEqual([
      'expectations[0].after unknown-event',
      'name invalid-invalid-type',
      'start unknown-step',
      'steps[1].command unknown-command',
      'steps[1].id duplicate-id',
      'steps[1].next invalid-invalid-type',
      'trigger.event unknown-event',
      'trigger.filter expression-syntax',
    ]);
  });

  it.each(['orchestrator.resolve-approval', 'reconciliation.close-period', 'payments.process-webhook'])(
    'knows no command %s: a document could write any name and request into it',
    (command) => {
      const faults = faultsOf(documentOf([{ id: 'a', type: 'call', command, with: {}, next: 'end' }]));
      expect(faults).toEqual([['steps[0].command', 'unknown-command']]);
    },
  );

  it('allows a loop that waits and refuses one that only calls', () => {
    const listen = { id: 'b', type: 'listen', for: [{ event: 'payment.failed', next: 'a' }] };
    const call = (next: string) => ({ id: 'a', type: 'call', command: 'payments.renew-checkout', next });
    expect(faultsOf(documentOf([call('b'), listen]))).toEqual([]);
    expect(faultsOf(documentOf([call('a')]))).toEqual([['steps[0]', 'endless-loop']]);
  });

  it('refuses what is no document at all', () => {
    expect(faultsOf(null)).toHaveLength(1);
    expect(faultsOf({ steps: 5 }).map(([path]) => path)).toEqual(
      expect.arrayContaining(['id', 'start', 'steps']),
    );
  });
});
