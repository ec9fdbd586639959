import { Failure } from '#platform/errors/failure';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import type { TrytonClient } from '../client/tryton-client';
import type { TrytonSettings } from '../settings';

/** What the settings hold for an account of our chart. */
export const ACCOUNT = "an account's code";

export interface TrytonAccount {
  readonly id: number;
  readonly code: string;
  /** Of an account kept in another currency than the company's; null else. */
  readonly currency: string | null;
  readonly needsParty: boolean;
}

interface Loaded {
  readonly home: string;
  readonly accounts: ReadonlyMap<string, TrytonAccount>;
}

/** The ERP's accounts behind the numbers of our chart, read once. */
export class AccountBook {
  private loaded: Promise<Loaded> | undefined;

  constructor(
    private readonly client: TrytonClient,
    private readonly settings: Pick<TrytonSettings, 'accounts'>,
  ) {}

  async homeCurrency(): Promise<string> {
    return (await this.load()).home;
  }

  async account(number: string): Promise<TrytonAccount> {
    const code = mappedAccount(this.settings.accounts, number, ACCOUNT);
    const account = (await this.load()).accounts.get(code);
    if (!account) {
      throw Failure.mapping('erp-account-missing', `Tryton has no open account with the code "${code}"`, {
        details: { field: `settings.accounts.${number}`, value: code, expected: 'an account of the company' },
        suggestion: 'Correct the code in the settings, or make the account in Tryton.',
      });
    }
    return account;
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
    const company = await this.client.companyId();
    const [home] = await this.client.read('company.company', [company], ['currency.code']);
    const rows = await this.client.searchRead(
      'account.account',
      [
        ['company', '=', company],
        ['code', 'in', [...new Set(Object.values(this.settings.accounts))]],
        ['type', '!=', null],
        ['closed', '!=', true],
      ],
      ['code', 'party_required', 'second_currency.code'],
    );
    const accounts = rows.map((row): TrytonAccount => ({
      id: row.id,
      code: String(row['code']),
      currency: codeOf(row['second_currency.']),
      needsParty: row['party_required'] === true,
    }));
    return {
      home: codeOf(home?.['currency.']) ?? '',
      accounts: new Map(accounts.map((account) => [account.code, account])),
    };
  }
}

function codeOf(related: unknown): string | null {
  const code = (related as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
}
