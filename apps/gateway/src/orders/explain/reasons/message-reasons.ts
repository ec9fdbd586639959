import type { OrderReason } from '#contracts/models/order-explanation';
import { eventsOf, reason, type Situation } from '../situation';

/** Messages that died on the order's way: nobody carries them out until somebody decides. */
export function messageReasons(situation: Situation): OrderReason[] {
  return situation.deadLetters.map(({ id, service, type, code, reason: message, deadAt }) =>
    reason('dead-letter', 'blocked', {
      since: deadAt,
      parameters: { message: type, service, code, why: message },
      events: eventsOf(situation, 'dead-letter.recorded'),
      action: { kind: 'replay-dead-letter', deadLetterId: id, service },
    }),
  );
}
