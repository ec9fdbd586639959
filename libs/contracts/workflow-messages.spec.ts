import { allCommands, allEvents } from './catalog';
import { isForWorkflows, isWorkflowCommand } from './workflow-messages';

const commands = allCommands.filter(isWorkflowCommand).map(({ name }) => name);

describe('what workflows are made of', () => {
  it('sends what serves an order, a booking or a customer record; a new command is put on one side here', () => {
    expect(commands).toEqual([
      'cms-sync.check-customer',
      'cms-sync.check-order',
      'cms-sync.create-order',
      'cms-sync.put-back-stock',
      'cms-sync.update-order',
      'orchestrator.send-email',
      'payments.cancel-payment',
      'payments.capture-payment',
      'payments.create-payment',
      'payments.link-customer',
      'payments.look-at-order',
      'payments.refund-payment',
      'payments.renew-checkout',
      'reconciliation.post-journal',
      'reconciliation.post-order',
      'reconciliation.release-inventory',
      'reconciliation.reserve-inventory',
      'reconciliation.retry-booking',
    ]);
  });

  it.each([
    ['orchestrator.resolve-approval', 'answers for a second person'],
    ['orchestrator.publish-workflow', 'publishes under a name'],
    ['reconciliation.close-period', 'is for administrators, and told of in the books'],
    ['reconciliation.reverse-journal-entry', 'is told of in the books'],
    ['cms-sync.erase-customer', 'is for administrators'],
    ['payments.repair-webhook-endpoint', 'is for administrators'],
    ['reconciliation.process-webhook', 'believes its body to be a verified webhook'],
  ])('does not send %s, which %s', (name) => {
    expect(allCommands.map((command) => command.name)).toContain(name);
    expect(commands).not.toContain(name);
  });

  it('hears every fact but the housekeeping between services', () => {
    const unheard = allEvents.filter((event) => !isForWorkflows(event)).map(({ name }) => name);
    expect(unheard).toEqual(['configuration.applied', 'request.settled', 'webhook.processed']);
  });
});
