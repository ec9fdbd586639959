import type { OrderReason } from '#contracts/models/order-explanation';
import type { RaisedAlert } from '#contracts/queries/order-situation';
import { eventsOf, reason, type Situation } from '../situation';

/** What people were alarmed about and is not over. */
export function alertReasons(situation: Situation): OrderReason[] {
  return (situation.process?.alerts ?? []).flatMap((alert) => ofAlert(situation, alert) ?? []);
}

function ofAlert(
  situation: Situation,
  { kind, subject, detail, since }: RaisedAlert,
): OrderReason | undefined {
  const parameters = { why: detail };
  switch (kind) {
    case 'connection.degraded':
      return reason('connection-failing', 'late', {
        since,
        parameters: { ...parameters, connection: subject },
        action: { kind: 'check-connection', connectionId: subject },
      });
    case 'payment.exception':
      return reason('money-exception', 'blocked', { since, parameters, events: eventsOf(situation, kind) });
    case 'booking.exception':
      return reason('booking-refused', 'blocked', {
        since,
        parameters,
        events: eventsOf(situation, kind),
        action: { kind: 'handle-exception' },
      });
    default:
      // Of other kinds the payment, the run or the dead letter itself says more.
      return undefined;
  }
}
