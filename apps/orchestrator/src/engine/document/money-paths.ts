import { edgesOf, stepsById } from './graph';
import { END, type Step, type WorkflowDocument } from './workflow-document';

/** Something a workflow may do with money that its author hardly wants. Services refuse the harm; the order is stuck all the same. */
export interface PathWarning {
  readonly path: string;
  readonly code: 'capture-twice' | 'refund-twice' | 'capture-after-refund' | 'money-not-heard';
  readonly message: string;
  /** Step ids of the shortest way on which it happens, the first step first. */
  readonly way: readonly string[];
}

const CREATE = 'payments.create-payment';
const CAPTURE = 'payments.capture-payment';
const REFUND = 'payments.refund-payment';
/** Facts that tell that money is there. */
const MONEY_CAME: ReadonlySet<string> = new Set([
  'payment.succeeded',
  'payment.authorized',
  'payment.partially-captured',
]);

/** What has happened on a way since a fact was last taken: only a fact tells how much is left to capture or to refund. */
interface Place {
  readonly step: string;
  readonly asked: boolean;
  readonly captured: boolean;
  readonly refunded: boolean;
}

interface Visit {
  readonly place: Place;
  readonly before: Visit | null;
}

/**
 * Looks along every way of the document, breadth first, so that the first finding of a kind is the one with the shortest way. A capture
 * with an amount after another without hearing the result may ask for more than was authorised; a refund likewise.
 */
export function checkMoneyPaths(document: WorkflowDocument): PathWarning[] {
  const steps = stepsById(document);
  const index = new Map(document.steps.map(({ id }, position) => [id, position]));
  const found = new Map<string, PathWarning>();
  const warn = (visit: Visit, code: PathWarning['code'], message: string): void => {
    const key = `${code} ${visit.place.step}`;
    if (found.has(key)) return;
    found.set(key, { path: `steps[${index.get(visit.place.step)!}]`, code, message, way: wayTo(visit) });
  };
  const start: Place = { step: document.start, asked: false, captured: false, refunded: false };
  const pending: Visit[] = [{ place: start, before: null }];
  const seen = new Set<string>();
  for (let at = 0; at < pending.length; at += 1) {
    const visit = pending[at]!;
    const step = steps.get(visit.place.step);
    const key = JSON.stringify(visit.place);
    if (!step || seen.has(key)) continue;
    seen.add(key);
    lookAt(step, visit, warn);
    for (const next of onward(step, visit.place)) {
      if (next.step === END && next.asked) {
        const message = `After ${step.id} the run ends although the shopper may still pay: nobody hears it`;
        warn(visit, 'money-not-heard', message);
      }
      pending.push({ place: next, before: visit });
    }
  }
  return [...found.values()];
}

function lookAt(
  step: Step,
  visit: Visit,
  warn: (visit: Visit, code: PathWarning['code'], message: string) => void,
): void {
  if (step.type !== 'call') return;
  const { captured, refunded } = visit.place;
  const partly = step.with['amount'] !== undefined;
  if (step.command === CAPTURE && captured && partly) {
    warn(visit, 'capture-twice', `${step.id} captures an amount again before it is heard what was captured`);
  }
  if (step.command === CAPTURE && refunded) {
    warn(visit, 'capture-after-refund', `${step.id} captures what was just given back`);
  }
  if (step.command === REFUND && refunded && partly) {
    warn(visit, 'refund-twice', `${step.id} refunds an amount again before it is heard what was refunded`);
  }
}

/** The places after a step; a fact that was taken tells anew how things stand. */
function onward(step: Step, place: Place): Place[] {
  if (step.type === 'listen') {
    const hearsMoney = step.for.some(({ event }) => MONEY_CAME.has(event));
    const asked = place.asked && !hearsMoney;
    return edgesOf(step).map(({ to }) => ({ step: to, asked, captured: false, refunded: false }));
  }
  if (step.type !== 'call') return edgesOf(step).map(({ to }) => ({ ...place, step: to }));
  const done = {
    asked: place.asked || step.command === CREATE,
    captured: place.captured || step.command === CAPTURE,
    refunded: place.refunded || step.command === REFUND,
  };
  // A refused command has done nothing.
  return edgesOf(step).map(({ field, to }) =>
    field === 'next' ? { ...done, step: to } : { ...place, step: to },
  );
}

function wayTo(visit: Visit): string[] {
  const way: string[] = [];
  for (let place: Visit | null = visit; place; place = place.before) way.unshift(place.place.step);
  return way;
}
