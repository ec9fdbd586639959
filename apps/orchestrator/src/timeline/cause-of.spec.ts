import { causeOf } from './cause-of';

describe('the cause of an item', () => {
  const known = new Set(['evt-1']);

  it.each([
    ['nothing of ours', { causationId: null, workflowId: null }, undefined],
    ['a fact before it', { causationId: 'evt-1', workflowId: null }, { kind: 'event', eventId: 'evt-1' }],
    [
      'a step of a run',
      { causationId: 'run_1:capture:2', workflowId: 'order-to-cash' },
      { kind: 'step', runId: 'run_1', workflowId: 'order-to-cash', stepId: 'capture' },
    ],
    ['a webhook', { causationId: 'wh_1', workflowId: null }, { kind: 'message', messageId: 'wh_1' }],
    [
      'a message that only looks like a step',
      { causationId: 'gone:capture:1', workflowId: null },
      { kind: 'message', messageId: 'gone:capture:1' },
    ],
  ])('is %s', (_name, told, cause) => expect(causeOf(told, known)).toEqual(cause));
});
