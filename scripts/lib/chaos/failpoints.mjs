/** The named places at which a service can be made to die, by service.  */
const EVERY_SERVICE = [
  'relay.after-claim',
  'relay.after-publish-before-confirm',
  'relay.after-confirm-before-delete',
  'relay.after-delete-before-commit',
  'consumer.after-deliver',
  'consumer.after-inbox-insert',
  'consumer.after-effect-before-commit',
  'consumer.after-commit-before-ack',
];

const OWN = {
  gateway: [
    'gateway.after-verify',
    'gateway.after-insert-before-commit',
    'gateway.after-commit-before-2xx',
    'gateway.mid-batch',
  ],
  orchestrator: [
    'orchestrator.before-step',
    'orchestrator.after-step-before-next',
    'orchestrator.completer-races-handler',
  ],
  payments: ['adapters.request-sent-no-answer', 'adapters.answer-lost-after-effect'],
  'cms-sync': ['adapters.request-sent-no-answer', 'adapters.answer-lost-after-effect'],
  reconciliation: [
    'adapters.request-sent-no-answer',
    'adapters.answer-lost-after-effect',
    'adapters.answer-half-read',
    'erp.after-intent-before-call',
    'erp.after-call-before-result',
  ],
};

/** Every pair of service and failpoint, in a fixed order. */
export const FAILPOINTS = Object.entries(OWN).flatMap(([service, own]) =>
  [...own, ...EVERY_SERVICE].map((name) => ({ service, name })),
);
