/** An entry as NetSuite is to have it; it converts to the subsidiary's currency by itself. */
export interface WantedEntry {
  readonly key: string;
  readonly date: string;
  /** ISO code; all amounts are in it. */
  readonly currency: string;
  readonly currencyId: string;
  readonly memo: string;
  readonly lines: readonly WantedLine[];
}

export interface WantedLine {
  /** Internal ID. */
  readonly account: string;
  /** Debit less credit, smallest units. */
  readonly moved: number;
  readonly memo: string;
}
