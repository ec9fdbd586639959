import type { Order } from '#contracts/models/order';
import type { FaultPlan } from '#messaging/simulation/faults';
import { ModelBroker } from '#messaging/simulation/model-broker';
import { ModelService, type ModelContext } from '#messaging/simulation/model-service';
import type { ModelTx } from '#messaging/simulation/model-store';
import { VirtualTime } from '#messaging/simulation/virtual-time';
import { Failure } from '#platform/errors/failure';
import { factOf, moved, newLedger, paymentOf, type MoneyMove, type TwinLedger } from './twin-ledger';

/** A line of what happened, for the shortest story. */
export interface TwinNote {
  readonly at: string;
  readonly what: string;
}

const LEDGER = 'ledger';
const AGAIN_MS = 5_000;
const POSTED_AFTER_MS = 3_000;

/** The commands that move money, and how. */
const MONEY: Readonly<Record<string, MoneyMove>> = {
  'payments.create-payment': 'create',
  'payments.capture-payment': 'capture',
  'payments.cancel-payment': 'cancel',
  'payments.refund-payment': 'refund',
};

/** The services around the orchestrator as one, which keeps every promise that they give, and people who do what they do. */
export class TwinWorld {
  readonly time: VirtualTime;
  readonly broker: ModelBroker;
  readonly outside: ModelService;
  readonly orchestrator: ModelService;
  readonly mistakes = {};
  readonly notes: TwinNote[] = [];
  private moves = 0;

  constructor(
    readonly faults: FaultPlan,
    readonly order: Order,
    manual: boolean,
    start: Date,
  ) {
    this.time = new VirtualTime(start);
    this.broker = new ModelBroker(this.time, faults);
    this.outside = new ModelService('outside', this);
    this.orchestrator = new ModelService('orchestrator', this);
    void this.outside.store.transaction(
      () => start.getTime(),
      async (tx) => tx.set(LEDGER, newLedger(manual)),
    );
  }

  get ledger(): TwinLedger {
    return this.outside.store.get<TwinLedger>(LEDGER)!;
  }

  note(what: string): void {
    this.notes.push({ at: this.time.now().toISOString(), what });
  }

  /** Answers the commands that a document may send. */
  serve(commands: readonly string[]): void {
    this.outside.handle(commands, async (body, context) => {
      const { name } = context.message;
      if (context.alreadyHandled()) return;
      await context.life.sleep(this.faults.between('call', 5, 400));
      if (this.faults.strikes(`outside-down/${name}`))
        throw Failure.transient('outside-down', 'Answered 503');
      const refused = this.faults.strikes(`step-refused/${name}`);
      await context.once((tx) => {
        this.note(refused ? `${name} refused` : name);
        if (refused)
          context.settle(tx, { error: { code: 'refused-by-twin', message: 'Refused on purpose' } });
        else this.carryOut(tx, name, body, context);
      });
    });
  }

  /** What people and the provider do; later, when the service is down just now. */
  people(tell: (tx: ModelTx) => void): void {
    const { current } = this.outside;
    if (!current) return this.time.after(AGAIN_MS, () => this.people(tell));
    current.transaction(tell).catch(() => this.time.after(AGAIN_MS, () => this.people(tell)));
  }

  /** False when there is nothing that it could be done to. */
  move(tx: ModelTx, what: MoneyMove): boolean {
    const before = tx.get<TwinLedger>(LEDGER)!;
    const after = moved(before, what, this.order.total.amount);
    if (!after) return false;
    tx.set(LEDGER, after);
    const payment = paymentOf(this.order, after, this.time.now());
    this.tell(tx, factOf(what, after), { payment, ...(what === 'refund' ? { refund: {} } : {}) });
    if (after.captured !== before.captured || after.refunded !== before.refunded) {
      this.time.after(POSTED_AFTER_MS, () =>
        this.people((later) => this.tell(later, 'journal-entry.posted', {})),
      );
    }
    return true;
  }

  tell(tx: ModelTx, name: string, parts: object): void {
    const { storeId, orderId } = this.order;
    this.moves += 1;
    this.note(name);
    const at = this.time.now().toISOString();
    tx.publish({ id: `fact ${this.moves}`, name, body: { storeId, orderId, at, ...parts } });
  }

  private carryOut(tx: ModelTx, name: string, body: unknown, { settle }: ModelContext): void {
    const ledger = tx.get<TwinLedger>(LEDGER)!;
    const change = (changes: Partial<TwinLedger>): void => tx.set(LEDGER, { ...ledger, ...changes });
    const money = MONEY[name];
    if (money !== undefined) {
      const possible =
        this.move(tx, money) || money === 'create' || (money === 'capture' && ledger.captured > 0);
      const error = { code: 'not-possible', message: `There is nothing to ${money}` };
      return settle(tx, possible ? { result: {} } : { error });
    }
    switch (name) {
      case 'cms-sync.update-order': {
        const { orderStatus } = body as { orderStatus?: string };
        if (orderStatus !== undefined) change({ shopStatus: orderStatus });
        break;
      }
      case 'reconciliation.post-order':
        change({ erpOrders: 1 });
        break;
      case 'reconciliation.reserve-inventory':
        change({ reserved: true });
        return settle(tx, { result: { reservations: ['one'], shortages: [] } });
      case 'reconciliation.release-inventory':
        change({ reserved: false });
        break;
      case 'orchestrator.send-email':
        change({ mails: ledger.mails + 1 });
        break;
    }
    settle(tx, { result: {} });
  }
}
