import type { Expression, Scope, Value } from './expressions';
import { condition, operand } from './expressions';
import { Tokens, unexpected } from './tokens';

export type TableRow = Readonly<Record<string, Value | undefined>>;

interface Column {
  readonly name: string;
  readonly value: Expression<Value>;
}

/** SuiteQL as far as joins of few tables go. Answers are texts, and what is empty is left out. */
export function runQuery(
  statement: string,
  table: (name: string) => readonly TableRow[] | undefined,
): Array<Record<string, string>> {
  const tokens = new Tokens(statement);
  tokens.expect('SELECT');
  const columns = [columnOf(tokens)];
  while (tokens.take(',')) columns.push(columnOf(tokens));
  tokens.expect('FROM');
  let scopes = source(tokens, table).map(({ alias, row }): Scope => ({ [alias]: row }));
  while (tokens.take('JOIN')) scopes = joined(scopes, source(tokens, table), tokens);
  if (tokens.take('WHERE')) scopes = scopes.filter(condition(tokens));
  if (tokens.take('ORDER')) scopes = sorted(scopes, tokens);
  if (!tokens.done) throw unexpected(tokens.next());
  return scopes.map((scope) => told(scope, columns));
}

function columnOf(tokens: Tokens): Column {
  const name = tokens.peek()?.split('.').at(-1) ?? '';
  const value = operand(tokens);
  return { name: (tokens.take('AS') ? tokens.next() : name).toLowerCase(), value };
}

interface SourceRow {
  readonly alias: string;
  readonly row: TableRow;
}

const KEYWORDS = ['JOIN', 'WHERE', 'ORDER', 'ON'];

function source(tokens: Tokens, table: (name: string) => readonly TableRow[] | undefined): SourceRow[] {
  const name = tokens.next().toLowerCase();
  const rows = table(name);
  if (!rows) throw unexpected(name);
  const alias = aliasOf(tokens) ?? name;
  return rows.map((row) => ({ alias, row }));
}

function aliasOf(tokens: Tokens): string | null {
  const word = tokens.peek();
  if (word === undefined || KEYWORDS.includes(word.toUpperCase())) return null;
  return tokens.next().toLowerCase();
}

/** Only equal columns join: `ON a.x = b.y AND ...`. Rows are found by what they have to be equal to. */
function joined(scopes: readonly Scope[], rows: readonly SourceRow[], tokens: Tokens): Scope[] {
  tokens.expect('ON');
  const sides = [equality(tokens)];
  while (tokens.take('AND')) sides.push(equality(tokens));
  const alias = rows[0]?.alias;
  if (alias === undefined) return [];
  const own = sides.map((side) => side.find(({ of }) => of === alias)!.value);
  const others = sides.map((side) => side.find(({ of }) => of !== alias)!.value);
  const keyOf = (values: ReadonlyArray<Expression<Value>>, scope: Scope): string =>
    JSON.stringify(values.map((value) => String(value(scope))));
  const byKey = new Map<string, TableRow[]>();
  for (const { row } of rows) {
    const key = keyOf(own, { [alias]: row });
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return scopes.flatMap((scope) =>
    (byKey.get(keyOf(others, scope)) ?? []).map((row): Scope => ({ ...scope, [alias]: row })),
  );
}

interface Side {
  readonly of: string;
  readonly value: Expression<Value>;
}

function equality(tokens: Tokens): readonly Side[] {
  const side = (): Side => ({
    of: tokens.peek()?.split('.')[0]?.toLowerCase() ?? '',
    value: operand(tokens),
  });
  const left = side();
  tokens.expect('=');
  return [left, side()];
}

function sorted(scopes: readonly Scope[], tokens: Tokens): Scope[] {
  tokens.expect('BY');
  const keys = [operand(tokens)];
  while (tokens.take(',')) keys.push(operand(tokens));
  return [...scopes].sort((one, other) => {
    for (const key of keys) {
      const [a, b] = [key(one), key(other)];
      if (a !== b) return Number(a) - Number(b) || (String(a) < String(b) ? -1 : 1);
    }
    return 0;
  });
}

function told(scope: Scope, columns: readonly Column[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (const { name, value } of columns) {
    const found = value(scope);
    if (found !== null) row[name] = String(found);
  }
  return row;
}
