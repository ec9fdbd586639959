import type { Clock } from '#platform/clock/clock';
import type { KenticoRow } from '../rest/kentico-row';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import { LookupCache } from './lookup-cache';

export interface KenticoStatus {
  readonly id: number;
  readonly name: string;
  /** `StatusOrderIsPaid`: moving an order there marks it paid. */
  readonly marksPaid: boolean;
}

export interface KenticoPaymentOption {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
}

const KEPT_MS = 5 * 60_000;

/** What the ids in an order stand for. Ids differ per installation; everything is found by id and known by name. */
export class KenticoCatalog {
  private readonly currencies: LookupCache<string>;
  private readonly countries: LookupCache<string>;
  private readonly states: LookupCache<string>;
  private readonly paymentOptions: LookupCache<KenticoPaymentOption>;
  private readonly skuNumbers: LookupCache<string | null>;
  private statusList: { readonly at: number; readonly statuses: KenticoStatus[] } | undefined;

  constructor(
    private readonly rest: KenticoRestClient,
    private readonly clock: Clock,
  ) {
    const lookup = <T>(type: string, read: (row: KenticoRow) => T | null): LookupCache<T> =>
      new LookupCache(clock, KEPT_MS, async (id) => {
        const row = await rest.one(type, id);
        return row === null ? null : read(row);
      });
    this.currencies = lookup('ecommerce.currency', (row) => row.text('CurrencyCode'));
    this.countries = lookup('cms.country', (row) => row.text('CountryTwoLetterCode'));
    this.states = lookup('cms.state', (row) => row.text('StateCode') ?? row.text('StateName'));
    this.paymentOptions = lookup('ecommerce.paymentoption', (row) => ({
      id: row.requiredInteger('PaymentOptionID'),
      name: row.requiredText('PaymentOptionName'),
      displayName: row.text('PaymentOptionDisplayName') ?? row.requiredText('PaymentOptionName'),
    }));
    this.skuNumbers = new LookupCache(clock, KEPT_MS, async (id) => {
      const row = await rest.one('ecommerce.sku', id);
      return row?.text('SKUNumber') ?? null;
    });
  }

  currencyCode(id: number): Promise<string | null> {
    return this.currencies.get(id);
  }

  countryCode(id: number): Promise<string | null> {
    return this.countries.get(id);
  }

  stateCode(id: number): Promise<string | null> {
    return this.states.get(id);
  }

  paymentOption(id: number): Promise<KenticoPaymentOption | null> {
    return this.paymentOptions.get(id);
  }

  /** Null for a product without a number, or one that was deleted since. */
  skuNumber(id: number): Promise<string | null> {
    return this.skuNumbers.get(id);
  }

  /** The site's own statuses, or the global ones when the site has none. */
  async statuses(): Promise<readonly KenticoStatus[]> {
    const now = this.clock.now().getTime();
    if (this.statusList && now - this.statusList.at < KEPT_MS) return this.statusList.statuses;
    const ofSite = await this.rest.list('ecommerce.orderstatus', { orderby: 'StatusOrder,StatusID' });
    const rows = ofSite.length > 0 ? ofSite : await this.rest.listGlobal('ecommerce.orderstatus');
    const statuses = rows.map((row) => ({
      id: row.requiredInteger('StatusID'),
      name: row.requiredText('StatusName'),
      marksPaid: row.boolean('StatusOrderIsPaid') === true,
    }));
    this.statusList = { at: now, statuses };
    return statuses;
  }

  /** Asks again when nothing fits: statuses are added while we run. */
  async status(matches: (status: KenticoStatus) => boolean): Promise<KenticoStatus | undefined> {
    const known = (await this.statuses()).find(matches);
    if (known) return known;
    this.statusList = undefined;
    return (await this.statuses()).find(matches);
  }
}
