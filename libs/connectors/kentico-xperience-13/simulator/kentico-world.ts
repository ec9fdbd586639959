import { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import { OrderEvents } from './events/order-events';
import type { EventTarget } from './events/order-events';
import { KenticoDatabase } from './kentico-database';
import type { RestSettings } from './rest/rest-settings';
import { OPEN_SETTINGS } from './rest/rest-settings';
import { ObjectWriter } from './rest/write-objects';
import { siteTable } from './schema/shop-tables';
import { MailLog } from './shop/mail-log';
import { OtherStripeModule } from './shop/other-stripe-module';
import { CustomerSaver } from './shop/save-customer';
import { Checkout } from './shop/place-order';
import { OrderSaver } from './shop/save-order';
import { seed } from './shop/seed';
import type { SiteOptions } from './shop/seed';

export interface KenticoWorldOptions {
  readonly clock: Clock;
  readonly directory: string | undefined;
  readonly sites: readonly SiteOptions[];
  readonly utcOffsetMinutes: number;
  readonly targets: readonly EventTarget[];
  readonly retryDelaysMs: readonly number[];
  readonly otherStripeModule: boolean;
}

/** Everything inside one installation of Kentico. */
export class KenticoWorld {
  readonly store: SimulatorStore;
  readonly database: KenticoDatabase;
  readonly ledger: EffectsLedger;
  readonly mails: MailLog;
  readonly saver: OrderSaver;
  readonly customers: CustomerSaver;
  readonly writer: ObjectWriter;
  readonly checkout: Checkout;
  readonly events: OrderEvents;
  readonly otherModule: OtherStripeModule;
  readonly restSettings: RestSettings = { ...OPEN_SETTINGS };
  /** Of the web server, as it is now: move it to live through a change of summer time. */
  utcOffsetMinutes: number;

  constructor(private readonly options: KenticoWorldOptions) {
    const { clock } = options;
    this.utcOffsetMinutes = options.utcOffsetMinutes;
    this.store = new SimulatorStore({ name: 'kentico', directory: options.directory });
    this.database = new KenticoDatabase(this.store, clock);
    this.ledger = new EffectsLedger(this.store);
    this.mails = new MailLog(this.store, clock);
    this.saver = new OrderSaver(this.database, this.mails, clock);
    this.customers = new CustomerSaver(this.database);
    this.writer = new ObjectWriter(this.database, this.saver, this.customers, this.ledger, clock);
    this.checkout = new Checkout(this.database, this.saver, this.customers, () => clock.now().toISOString());
    this.otherModule = new OtherStripeModule(this.database, options.otherStripeModule);
    this.events = new OrderEvents(this.database, options.targets, {
      clock,
      retryDelaysMs: options.retryDelaysMs,
      utcOffsetMinutes: () => this.utcOffsetMinutes,
    });
    this.saver.observe(this.otherModule);
    this.saver.observe(this.events);
    this.customers.observe(this.events);
    this.seed();
  }

  now(): string {
    return this.options.clock.now().toISOString();
  }

  firstSite(): string {
    return String(this.database.rows(siteTable)[0]?.['SiteName']);
  }

  reset(): void {
    this.events.reset();
    this.store.clear();
    this.utcOffsetMinutes = this.options.utcOffsetMinutes;
    this.otherModule.installed = this.options.otherStripeModule;
    Object.assign(this.restSettings, OPEN_SETTINGS);
    this.seed();
  }

  private seed(): void {
    seed(this.database, this.options.sites, this.options.clock.now().toISOString());
  }
}
