import { Failure } from '#platform/errors/failure';
import { mappedAccount } from '#connectors/kit/erp/mapped-account';
import type { NetSuiteClient } from '../client/netsuite-client';
import { chunks, listed, quoted } from '../client/suiteql';
import type { NetSuiteSettings } from '../settings';

/** What the settings hold for an account of our chart. */
export const ACCOUNT = 'number of an account';

interface Loaded {
  readonly home: string;
  readonly accounts: ReadonlyMap<string, string>;
}

/** The accounts behind the numbers of our chart, the currencies and the subsidiary's own, read once. */
export class AccountBook {
  private loaded: Promise<Loaded> | undefined;
  private readonly currencies = new Map<string, string>();

  constructor(
    private readonly client: NetSuiteClient,
    private readonly settings: Pick<NetSuiteSettings, 'accounts' | 'subsidiary'>,
  ) {}

  async homeCurrency(): Promise<string> {
    return (await this.load()).home;
  }

  /** Internal ID of the account. */
  async account(number: string): Promise<string> {
    const mapped = mappedAccount(this.settings.accounts, number, ACCOUNT);
    const account = (await this.load()).accounts.get(mapped);
    if (account !== undefined) return account;
    throw Failure.mapping('erp-account-missing', `NetSuite has no active account with the number ${mapped}`, {
      details: { field: `settings.accounts.${number}`, value: mapped, expected: 'an account for postings' },
      suggestion: 'Correct the number in the settings, or make the account in NetSuite.',
    });
  }

  /** Internal ID of a currency. */
  async currency(code: string): Promise<string> {
    const known = this.currencies.get(code);
    if (known !== undefined) return known;
    const [row] = await this.client.query(`SELECT id FROM currency WHERE symbol = ${quoted(code)}`);
    if (row?.['id'] === undefined) {
      throw Failure.mapping('erp-currency-missing', `NetSuite has no currency ${code}`, {
        details: { field: 'currency', value: code, expected: 'ISO code of a currency' },
        suggestion: `Make the currency ${code} in NetSuite, with an exchange rate.`,
      });
    }
    this.currencies.set(code, row['id']);
    return row['id'];
  }

  /** ISO code of a currency; records tell its ID and a name for people. */
  async codeOf(currencyId: string): Promise<string> {
    const [row] = await this.client.query(`SELECT symbol FROM currency WHERE id = ${quoted(currencyId)}`);
    if (row?.['symbol'] !== undefined) return row['symbol'];
    throw Failure.permanent('erp-answer-unreadable', `NetSuite has no currency with the ID "${currencyId}"`);
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
    const home = await this.readHome();
    const accounts = new Map<string, string>();
    for (const numbers of chunks([...new Set(Object.values(this.settings.accounts))])) {
      const rows = await this.client.query(
        `SELECT id, acctnumber FROM account WHERE acctnumber IN (${listed(numbers)}) AND isinactive = 'F' AND issummary = 'F'`,
      );
      for (const { id, acctnumber } of rows) if (id && acctnumber) accounts.set(acctnumber, id);
    }
    return { home, accounts };
  }

  private async readHome(): Promise<string> {
    const { subsidiary } = this.settings;
    const [row] = await this.client.query(
      subsidiary === null
        ? `SELECT symbol FROM currency WHERE isbasecurrency = 'T'`
        : `SELECT c.symbol FROM subsidiary s JOIN currency c ON c.id = s.currency WHERE s.id = ${subsidiary}`,
    );
    if (row?.['symbol'] !== undefined) return row['symbol'];
    throw Failure.mapping('erp-not-found', `NetSuite shows no subsidiary ${subsidiary ?? ''} to this role`, {
      details: { field: 'settings.subsidiary', value: subsidiary, expected: 'internal ID of a subsidiary' },
      suggestion: 'Correct the ID, allow the subsidiary to the role, or leave it out without OneWorld.',
    });
  }
}
