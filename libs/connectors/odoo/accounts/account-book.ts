import { Failure } from '#platform/errors/failure';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import type { OdooClient } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';
import type { OdooSettings } from '../settings';
import type { Company, CompanyBook } from './company-book';

/** What the settings hold for an account of our chart. */
export const ACCOUNT = 'code of an account';

export interface OdooAccount {
  readonly id: number;
  readonly code: string;
  /** The company's, unless the account keeps another. */
  readonly currency: string;
  readonly ofPartners: boolean;
}

interface Loaded {
  readonly company: Company;
  readonly accounts: ReadonlyMap<string, OdooAccount>;
}

const PARTNER_TYPES = new Set(['asset_receivable', 'liability_payable']);

/** The company's accounts behind the numbers of our chart, read once. */
export class AccountBook {
  private loaded: Promise<Loaded> | undefined;

  constructor(
    private readonly client: OdooClient,
    private readonly companies: CompanyBook,
    private readonly settings: Pick<OdooSettings, 'accounts'>,
  ) {}

  async company(): Promise<Company> {
    return (await this.load()).company;
  }

  async account(number: string): Promise<OdooAccount> {
    const code = mappedAccount(this.settings.accounts, number, ACCOUNT);
    const account = (await this.load()).accounts.get(code);
    if (account) return account;
    throw Failure.mapping('erp-account-missing', `The company has no active account ${code} in Odoo`, {
      details: { field: `settings.accounts.${number}`, value: code, expected: 'an account of the company' },
      suggestion: 'Correct the code in the settings, or make the account in Odoo.',
    });
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
    const company = await this.companies.read();
    const wanted = [...new Set(Object.values(this.settings.accounts))];
    const rows = await this.client.search(
      'account.account',
      [
        ['code', 'in', wanted],
        ['company_ids', 'in', [company.id]],
      ],
      ['code', 'account_type', 'currency_id'],
    );
    const accounts = new Map<string, OdooAccount>();
    for (const row of rows) {
      const code = String(row['code']);
      const currency = idOf(row['currency_id']) === null ? company.currency : nameOf(row['currency_id']);
      const ofPartners = PARTNER_TYPES.has(String(row['account_type']));
      accounts.set(code, { id: row.id, code, currency, ofPartners });
    }
    return { company, accounts };
  }
}

const nameOf = (value: unknown): string => String((value as readonly unknown[])[1]);
