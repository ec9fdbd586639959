import { Failure } from '#platform/errors/failure';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import type { FrappeClient } from '../client/frappe-client';
import type { ErpNextSettings } from '../settings';

/** What the settings hold for an account of our chart. */
export const ACCOUNT = 'the full account name';

export interface ErpAccount {
  readonly name: string;
  readonly currency: string;
  readonly needsParty: boolean;
}

/** The ERP's accounts behind the numbers of our chart, read once. */
export class AccountBook {
  private loaded: Promise<{ readonly home: string; readonly accounts: Map<string, ErpAccount> }> | undefined;

  constructor(
    private readonly client: FrappeClient,
    private readonly settings: Pick<ErpNextSettings, 'company' | 'accounts'>,
  ) {}

  async homeCurrency(): Promise<string> {
    return (await this.load()).home;
  }

  async account(number: string): Promise<ErpAccount> {
    const name = mappedAccount(this.settings.accounts, number, ACCOUNT);
    const account = (await this.load()).accounts.get(name);
    if (!account) {
      throw Failure.mapping('erp-account-missing', `The ERP has no account "${name}"`, {
        details: { field: `settings.accounts.${number}`, value: name, expected: 'an account of the company' },
        suggestion: 'Correct the name in the settings, or make the account in ERPNext.',
      });
    }
    return account;
  }

  /** Forgets what was read, so that an account made meanwhile is seen. */
  forget(): void {
    this.loaded = undefined;
  }

  private load(): NonNullable<AccountBook['loaded']> {
    this.loaded ??= this.read().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.loaded;
  }

  private async read(): Promise<{ home: string; accounts: Map<string, ErpAccount> }> {
    const { company } = this.settings;
    const home = String((await this.client.get('Company', company))['default_currency']);
    const rows = await this.client.list('Account', {
      filters: [
        ['company', '=', company],
        ['name', 'in', [...new Set(Object.values(this.settings.accounts))]],
      ],
      fields: ['name', 'account_currency', 'account_type'],
    });
    const accounts = new Map<string, ErpAccount>();
    for (const row of rows) {
      accounts.set(String(row['name']), {
        name: String(row['name']),
        currency: typeof row['account_currency'] === 'string' ? row['account_currency'] : home,
        needsParty: row['account_type'] === 'Receivable' || row['account_type'] === 'Payable',
      });
    }
    return { home, accounts };
  }
}
