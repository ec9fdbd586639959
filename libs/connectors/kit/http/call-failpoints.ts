import { failpoint } from '#platform/failpoint/failpoint';
import type { ExchangeMoment } from '#platform/http/exchange';

const FAILPOINTS: Readonly<Record<ExchangeMoment, string>> = {
  answered: 'adapters.request-sent-no-answer',
  piece: 'adapters.answer-half-read',
  whole: 'adapters.answer-lost-after-effect',
};

/** The moments of a call to another system at which a process may be made to die. */
export function callFailpoint(moment: ExchangeMoment): void {
  failpoint(FAILPOINTS[moment]);
}
