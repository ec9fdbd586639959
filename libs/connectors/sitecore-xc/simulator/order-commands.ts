import type { CommandAnswer } from './command-answer';
import { aborted, carriedOut } from './command-answer';
import type { OrderEntity } from './entities';
import type { OrderKeeper } from './order-keeper';

interface Rule {
  /** Statuses from which the command is allowed; undefined: from all but `Cancelled`. */
  readonly from?: readonly string[];
  readonly to: (parameters: Readonly<Record<string, unknown>>) => string | undefined;
}

/** What may be done to an order, by the documents' table of statuses. */
const RULES: Readonly<Record<string, Rule>> = {
  HoldOrder: { from: ['Pending', 'WaitingForAvailability'], to: () => 'OnHold' },
  UndoOnHoldOrder: { from: ['OnHold'], to: () => 'Pending' },
  ReleaseOrder: { from: ['OnHold'], to: () => 'Pending' },
  CancelOrder: { from: ['Pending', 'Problem', 'OnHold'], to: () => 'Cancelled' },
  SetOrderStatus: { to: ({ status }) => (typeof status === 'string' && status !== '' ? status : undefined) },
};

/** Undefined when there is no such action. */
export function runOrderCommand(
  keeper: OrderKeeper,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
): { readonly answer: CommandAnswer; readonly order?: OrderEntity } | undefined {
  const rule = RULES[name];
  if (!rule) return undefined;
  const order = keeper.find(String(parameters['orderId']));
  if (!order)
    return { answer: aborted('EntityNotFound', `Entity ${String(parameters['orderId'])} was not found.`) };
  const to = rule.to(parameters);
  const allowed = rule.from ? rule.from.includes(order.Status) : order.Status !== 'Cancelled';
  if (!allowed || to === undefined) {
    return {
      answer: aborted(
        'InvalidOrderState',
        `${name} is not possible for an order in status '${order.Status}'.`,
      ),
    };
  }
  keeper.save(order, to);
  return { answer: carriedOut(), order };
}
