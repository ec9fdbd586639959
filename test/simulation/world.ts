import { FaultPlan } from '#messaging/simulation/faults';
import { ModelBroker } from '#messaging/simulation/model-broker';
import { ModelService, type Mistakes } from '#messaging/simulation/model-service';
import { VirtualTime } from '#messaging/simulation/virtual-time';
import { ErpModel } from './outside/erp-model';
import { ShopModel } from './outside/shop-model';
import { StripeModel } from './outside/stripe-model';
import { Wire } from './outside/wire';

/** Mistakes of the services themselves, beside those of the messaging. */
export interface PlantedMistakes extends Mistakes {
  readonly newKeyEachTime?: boolean;
  readonly neverLooksAgain?: boolean;
  readonly stateGoesBack?: boolean;
}

export const START = new Date('2026-01-15T12:00:00Z');

/** So many occasions there are for each fault of its kind. */
export const BAD_WEATHER: Readonly<Record<string, number>> = {
  crash: 40,
  'broker-refuses': 30,
  'broker-returns': 120,
  'confirm-lost': 20,
  'delivery-late': 25,
  'outside-down': 12,
  'outside-limits': 30,
  'answer-lost': 12,
  'answer-slow': 8,
  'webhook-lost': 8,
  'webhook-late': 5,
  'webhook-again': 4,
};

export interface Webhook {
  readonly eventId: string;
  readonly from: 'stripe' | 'shop';
  readonly about: string;
}

/** Everything there is in one simulated story. */
export class World {
  readonly time = new VirtualTime(START);
  readonly broker: ModelBroker;
  readonly wire: Wire;
  readonly stripe: StripeModel;
  readonly shop: ShopModel;
  readonly erp = new ErpModel();
  readonly services: ModelService[] = [];
  /** The door for webhooks; set by the gateway. */
  takeWebhook: (webhook: Webhook) => Promise<boolean> = async () => false;
  private events = 0;

  constructor(
    readonly faults: FaultPlan,
    readonly mistakes: PlantedMistakes = {},
  ) {
    this.broker = new ModelBroker(this.time, faults);
    this.wire = new Wire(this.time, faults);
    this.stripe = new StripeModel(
      () => this.time.now(),
      ({ id }) => this.send('stripe', id),
    );
    this.shop = new ShopModel((orderId) => this.send('shop', orderId));
  }

  service(name: string): ModelService {
    const made = new ModelService(name, this);
    this.services.push(made);
    return made;
  }

  /** An event of an outside system: lost, late or several times over; sent again until it is taken. */
  private send(from: Webhook['from'], about: string): void {
    this.events += 1;
    const webhook: Webhook = { eventId: `evt_${this.events}`, from, about };
    if (this.faults.strikes('webhook-lost')) return;
    const late = this.faults.strikes('webhook-late') ? this.faults.between('late', 1_000, 1_800_000) : 0;
    const copies = this.faults.strikes('webhook-again') ? 3 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.post(webhook, late + this.faults.between('webhook', 50, 2_000), 1);
    }
  }

  private post(webhook: Webhook, delayMs: number, attempt: number): void {
    this.time.after(delayMs, () => {
      void this.takeWebhook(webhook).then((taken) => {
        if (!taken && attempt < 12) this.post(webhook, 5_000 * attempt, attempt + 1);
      });
    });
  }
}
