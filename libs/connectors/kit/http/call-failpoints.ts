import { failpoint } from '#platform/failpoint/failpoint';
import type { FailpointName } from '#platform/failpoint/failpoint-names';
import type { ExchangeMoment } from '#platform/http/exchange';

const FAILPOINTS: Readonly<Record<ExchangeMoment, FailpointName>> = {
  answered: 'adapters.request-sent-no-answer',
  piece: 'adapters.answer-half-read',
  whole: 'adapters.answer-lost-after-effect',
};

/** The moments of a call to another system at which a process may be made to die. */
export function callFailpoint(moment: ExchangeMoment): void {
  failpoint(FAILPOINTS[moment]);
}

/** The moment at which another system has asked for patience, and nobody knows of it yet. */
export function rateLimitFailpoint(status: number): void {
  if (status === 429) failpoint('adapters.429-then-ok');
}
