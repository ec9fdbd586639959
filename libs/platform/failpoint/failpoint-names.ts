/** The places at which a process can be made to die, by the part that has them. */
const PLACES = {
  gateway: ['after-verify', 'after-insert-before-commit', 'after-commit-before-2xx', 'mid-batch'],
  relay: [
    'after-claim',
    'after-publish-before-confirm',
    'after-confirm-before-delete',
    'after-delete-before-commit',
    'on-blocked',
    'on-return',
  ],
  consumer: [
    'after-deliver',
    'after-inbox-insert',
    'after-effect-before-commit',
    'after-commit-before-ack',
    'on-reject',
  ],
  orchestrator: [
    'before-step',
    'after-step-before-next',
    'compensation-start',
    'compensation-half',
    'timer-fired-twice',
    'completer-races-handler',
  ],
  adapters: [
    'request-sent-no-answer',
    'answer-lost-after-effect',
    'answer-half-read',
    'token-expired-mid-call',
    '429-then-ok',
  ],
  'cms-sync': ['order-made-not-paid', 'order-made-not-noted', 'crm-written-not-noted'],
  erp: ['after-intent-before-call', 'after-call-before-result'],
  ops: ['during-migration', 'during-SIGTERM-drain', 'on-DLQ-replay'],
} as const;

type Places = typeof PLACES;
/** `relay.after-claim` */
export type FailpointName = { [Part in keyof Places]: `${Part}.${Places[Part][number]}` }[keyof Places];

export const FAILPOINT_NAMES = Object.entries(PLACES).flatMap(([part, places]) =>
  places.map((place) => `${part}.${place}` as FailpointName),
);

/** With or without the part it belongs to; undefined when there is no such place. */
export const failpointNamed = (text: string): FailpointName | undefined =>
  FAILPOINT_NAMES.find((name) => name === text || name.endsWith(`.${text}`));
