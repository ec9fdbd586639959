/** An entry as Business Central is to have it: every amount in its own currency. */
export interface WantedEntry {
  readonly key: string;
  /** Posting date. */
  readonly date: string;
  readonly lines: readonly WantedLine[];
}

export interface WantedLine {
  readonly account: string;
  /** Debit less credit, smallest units. */
  readonly moved: number;
  readonly text: string;
}
