import type { Statement } from './batch-query';

/** Statements built by hand for one occasion should not fill the servers' memory. */
const MAX_KEPT = 300;
/** Kept by the server from its third use in this process. */
const KEEP_FROM_USE = 3;

/** Of a table, not of a list that the statement itself makes. */
const ALL_COLUMNS = /(?:\b(?:SELECT|RETURNING)\s+|\.)\*(?!\s+FROM\s+unnest\b)/i;

const uses = new Map<string, number>();
const names = new Map<string, string>();

/**
 * What the driver is to send. A text that comes again and again gets a name, by which each connection parses and plans it once; one that
 * asks for whatever columns there are does not, for the server refuses it once a migration has added one (see `columnsOf`).
 */
export function statement(text: string, params: readonly unknown[]): Statement {
  const name = names.get(text) ?? nameOf(text);
  return name === undefined ? { text, values: params } : { name, text, values: params };
}

function nameOf(text: string): string | undefined {
  if (names.size >= MAX_KEPT) return undefined;
  if (ALL_COLUMNS.test(text)) return undefined;
  const count = (uses.get(text) ?? 0) + 1;
  if (count >= KEEP_FROM_USE) {
    uses.delete(text);
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  }
  // Texts seen once or twice are forgotten together when there are too many of them.
  if (uses.size >= MAX_KEPT) uses.clear();
  uses.set(text, count);
  return undefined;
}
