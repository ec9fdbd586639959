import type { PlayedOrder } from './play-twin-order';
import type { TwinStory } from './twin-stories';

export interface TwinFault {
  readonly code:
    | 'run-stands-still'
    | 'run-fails-when-refused'
    | 'never-settles'
    | 'ends-differently'
    | 'paid-not-told'
    | 'ready-not-captured'
    | 'canceled-money-kept'
    | 'canceled-stock-held';
  readonly message: string;
}

const PAID: ReadonlySet<TwinStory> = new Set(['paid', 'declined-then-paid']);

/** What is wrong with a document already when nothing goes wrong around it. */
export function judgeCalm(story: TwinStory, { run, ledger, leftOver }: PlayedOrder): TwinFault[] {
  if (!run) return [];
  const faults: TwinFault[] = standing(run.failure, 'run-stands-still');
  if (leftOver.length > 0) faults.push({ code: 'never-settles', message: leftOver.join('; ') });
  if (ledger.status === null) return faults;
  if (PAID.has(story) && ledger.captured > 0 && !['paid', 'completed'].includes(ledger.shopStatus)) {
    faults.push({
      code: 'paid-not-told',
      message: `It is paid, and the shop is told "${ledger.shopStatus}"`,
    });
  }
  if (story === 'authorized-then-shipped' && ledger.status === 'authorized') {
    faults.push({ code: 'ready-not-captured', message: 'It is ready for capture, and nothing is captured' });
  }
  if (story === 'paid-then-canceled' && ledger.captured > ledger.refunded) {
    faults.push({ code: 'canceled-money-kept', message: 'It is canceled, and the money is kept' });
  }
  const canceled = story === 'canceled-before-paid' || story === 'paid-then-canceled';
  if (canceled && ledger.reserved) {
    faults.push({ code: 'canceled-stock-held', message: 'It is canceled, and stock is held for it' });
  }
  return faults;
}

/** What bad weather must not change: where run, money, shop and ERP stand in the end. */
export function judgeStorm(calm: PlayedOrder, storm: PlayedOrder): TwinFault[] {
  const faults = calm.run?.failure ? [] : standing(storm.run?.failure ?? null, 'run-stands-still');
  if (storm.leftOver.length > calm.leftOver.length) {
    faults.push({ code: 'never-settles', message: storm.leftOver.join('; ') });
  }
  const [before, after] = [endOf(calm), endOf(storm)];
  const differing = Object.keys(before).filter((name) => before[name] !== after[name]);
  if (faults.length === 0 && differing.length > 0) {
    const said = differing.map(
      (name) => `${name} is ${String(after[name])} instead of ${String(before[name])}`,
    );
    faults.push({ code: 'ends-differently', message: said.join(', ') });
  }
  return faults;
}

/** A step may be refused at any time: the document has to say what then. */
export function judgeRefusals({ run }: PlayedOrder): TwinFault[] {
  return standing(run?.failure ?? null, 'run-fails-when-refused');
}

function standing(
  failure: { readonly stepId: string; readonly code: string; readonly message: string } | null,
  code: TwinFault['code'],
): TwinFault[] {
  if (!failure) return [];
  return [{ code, message: `${failure.stepId}: ${failure.code}: ${failure.message}` }];
}

const endOf = ({ run, ledger }: PlayedOrder): Record<string, unknown> => ({
  run: run?.status ?? 'not started',
  captured: ledger.captured,
  refunded: ledger.refunded,
  'the shop': ledger.shopStatus,
  'orders in the ERP': ledger.erpOrders,
  'stock held': ledger.reserved,
});
