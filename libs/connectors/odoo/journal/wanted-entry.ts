/** An entry as Odoo is to have it. */
export interface WantedEntry {
  readonly key: string;
  readonly date: string;
  /** The entry's own; lines in another one are what converting left over. */
  readonly currency: string;
  readonly lines: readonly WantedLine[];
}

export interface WantedLine {
  readonly accountId: number;
  readonly currency: string;
  readonly currencyId: number;
  /** Debit less credit in smallest units of `currency`. */
  readonly amount: number;
  /** The same in smallest units of the company's currency. */
  readonly balance: number;
  readonly text: string;
  readonly partnerId: number | null;
}
