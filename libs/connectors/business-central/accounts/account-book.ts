import { Failure } from '#platform/errors/failure';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import type { BusinessCentralClient, Row } from '../client/business-central-client';
import { literal } from '../client/odata';
import type { BusinessCentralSettings } from '../settings';

/** What the settings hold for an account of our chart. */
export const ACCOUNT = 'number of a G/L account';

interface Loaded {
  readonly home: string;
  readonly accounts: ReadonlyMap<string, Row>;
}

const CHUNK = 20;

/** The G/L accounts behind the numbers of our chart and the company's currency, read once. */
export class AccountBook {
  private loaded: Promise<Loaded> | undefined;

  constructor(
    private readonly client: BusinessCentralClient,
    private readonly settings: Pick<BusinessCentralSettings, 'accounts'>,
  ) {}

  async homeCurrency(): Promise<string> {
    return (await this.load()).home;
  }

  /** Journal lines of the API have no currency: they are always in the company's. */
  async requireHomeCurrency(currency: string): Promise<void> {
    const home = await this.homeCurrency();
    if (currency === home) return;
    throw Failure.permanent(
      'erp-currency-not-supported',
      `Business Central takes journal entries in ${home} only, this one is in ${currency}`,
      {
        details: { field: 'currency', value: currency, expected: home },
        suggestion: `Let the payment provider settle in ${home}, or keep the books in ${currency} in a company of that currency.`,
      },
    );
  }

  /** The number of the G/L account. */
  async account(number: string): Promise<string> {
    const mapped = mappedAccount(this.settings.accounts, number, ACCOUNT);
    const account = (await this.load()).accounts.get(mapped.toUpperCase());
    if (account?.['directPosting'] === true && account['blocked'] === false) return String(account['number']);
    throw Failure.mapping(
      'erp-account-missing',
      account
        ? `G/L account ${mapped} is blocked or takes no direct postings`
        : `Business Central has no posting account with the number ${mapped}`,
      {
        details: { field: `settings.accounts.${number}`, value: mapped, expected: 'an open posting account' },
        suggestion: 'Correct the number in the settings, or open the account in Business Central.',
      },
    );
  }

  /** Forgets what was read, so that an account made meanwhile is seen. */
  forget(): void {
    this.loaded = undefined;
  }

  private load(): Promise<Loaded> {
    this.loaded ??= this.read().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.loaded;
  }

  private async read(): Promise<Loaded> {
    const [company] = await this.client.list('companyInformation', { top: 1 });
    const home = company?.['currencyCode'];
    if (typeof home !== 'string' || !/^[A-Z]{3}$/.test(home)) {
      throw Failure.mapping('erp-currency-missing', 'The company tells no local currency (LCY Code)', {
        details: { field: 'companyInformation.currencyCode', value: home ?? null, expected: 'ISO 4217' },
        suggestion: 'Enter the LCY Code on the page General Ledger Setup.',
      });
    }
    const accounts = new Map<string, Row>();
    const wanted = [...new Set(Object.values(this.settings.accounts))];
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const numbers = wanted.slice(start, start + CHUNK).map((number) => `number eq ${literal(number)}`);
      const filter = `accountType eq 'Posting' and (${numbers.join(' or ')})`;
      for (const row of await this.client.list('accounts', { filter })) {
        accounts.set(String(row['number']).toUpperCase(), row);
      }
    }
    return { home, accounts };
  }
}
