import type { Rec, Tables } from './tables';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';

export interface WorldOptions {
  readonly currency: string;
  readonly items: readonly string[];
  /** False: the number series do not let anybody choose a number. */
  readonly manualNumbers: boolean;
  /** Tax on sales lines whose code is not `ZERO`. */
  readonly taxPercent: number;
}

/** The sample company, and what its people decide. */
export class World {
  allowPostingFrom: string | null = null;
  readonly postings: string[] = [];

  constructor(
    private readonly tables: Tables,
    private readonly options: WorldOptions,
  ) {}

  get currency(): string {
    return this.options.currency;
  }

  get manualNumbers(): boolean {
    return this.options.manualNumbers;
  }

  begin(): void {
    if (this.tables.all('accounts').length > 0) return;
    this.tables.insert('companyInformation', { displayName: 'Demo Shop', currencyCode: this.currency });
    for (const [number, displayName] of Object.values(SAMPLE_ACCOUNTS)) this.addAccount(number, displayName);
    this.addAccount('10000', 'Assets', { accountType: 'Heading', directPosting: false });
    for (const number of this.options.items) this.tables.insert('items', { number, type: 'Inventory' });
  }

  reset(): void {
    this.allowPostingFrom = null;
    this.postings.length = 0;
    this.begin();
  }

  addAccount(number: string, displayName: string, more: Rec = {}): void {
    this.tables.insert('accounts', {
      number,
      displayName,
      accountType: 'Posting',
      directPosting: true,
      blocked: false,
      ...more,
    });
  }

  account(number: string): Rec | undefined {
    return this.tables.all('accounts').find((account) => account['number'] === number);
  }

  item(number: string): Rec | undefined {
    return this.tables.all('items').find((item) => item['number'] === number);
  }

  taxPercent(code: unknown): number {
    return code === 'ZERO' ? 0 : this.options.taxPercent;
  }

  /** Document number of every posting that took effect, for judges. */
  posted(documentNumber: string): void {
    this.postings.push(documentNumber);
  }
}
