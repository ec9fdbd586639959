import { broken, forbidden } from '../rest/rest-error';
import type { Column, Row, Table } from '../schema/table';
import { columnOf } from '../schema/table';
import { compareCells, literalOf } from './compare';
import type { Token } from './tokens';
import { tokensOf } from './tokens';

export type Predicate = (row: Row) => boolean;

/** Compiles the `where` parameter: comparisons, LIKE, IN, IS NULL, AND, OR, NOT and parentheses. */
export function compileWhere(fragment: string, table: Table, utcOffsetMinutes: number): Predicate {
  return new WhereParser(tokensOf(fragment), table, utcOffsetMinutes).parse();
}

class WhereParser {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly table: Table,
    private readonly utcOffsetMinutes: number,
  ) {}

  parse(): Predicate {
    const predicate = this.disjunction();
    if (this.position < this.tokens.length) throw forbidden('Rejected SQL fragment.');
    return predicate;
  }

  private disjunction(): Predicate {
    let left = this.conjunction();
    while (this.takeWord('OR')) {
      const [a, b] = [left, this.conjunction()];
      left = (row) => a(row) || b(row);
    }
    return left;
  }

  private conjunction(): Predicate {
    let left = this.negation();
    while (this.takeWord('AND')) {
      const [a, b] = [left, this.negation()];
      left = (row) => a(row) && b(row);
    }
    return left;
  }

  private negation(): Predicate {
    if (this.takeWord('NOT')) {
      const inner = this.negation();
      return (row) => !inner(row);
    }
    if (!this.takeSymbol('(')) return this.comparison();
    const inner = this.disjunction();
    this.expectSymbol(')');
    return inner;
  }

  private comparison(): Predicate {
    const column = this.column();
    if (this.takeWord('IS')) return this.nullTest(column);
    if (this.takeWord('LIKE')) return like(column, this.value().text);
    if (this.takeWord('IN')) return this.membership(column);
    const operator = this.next();
    const value = this.literal(column);
    return (row) => holds(operator.text, compareCells(column.type, row[column.name] ?? null, value));
  }

  private nullTest(column: Column): Predicate {
    const negated = this.takeWord('NOT');
    if (!this.takeWord('NULL')) throw forbidden('Rejected SQL fragment.');
    return (row) => ((row[column.name] ?? null) === null) !== negated;
  }

  private membership(column: Column): Predicate {
    this.expectSymbol('(');
    const values = [this.literal(column)];
    while (this.takeSymbol(',')) values.push(this.literal(column));
    this.expectSymbol(')');
    return (row) => values.some((value) => compareCells(column.type, row[column.name] ?? null, value) === 0);
  }

  private column(): Column {
    const token = this.next();
    const column = token.kind === 'word' ? columnOf(this.table, token.text) : undefined;
    if (!column) throw broken(`Invalid column name '${token.text}'.`);
    return column;
  }

  private literal(column: Column): string | number | boolean {
    return literalOf(column.type, this.value().text, this.utcOffsetMinutes);
  }

  private value(): Token {
    const token = this.next();
    if (token.kind !== 'number' && token.kind !== 'string') throw forbidden('Rejected SQL fragment.');
    return token;
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw forbidden('Rejected SQL fragment.');
    this.position += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'word' || token.text.toUpperCase() !== word) return false;
    this.position += 1;
    return true;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.position += 1;
    return true;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw forbidden('Rejected SQL fragment.');
  }
}

function like(column: Column, pattern: string): Predicate {
  const escaped = pattern.replace(/[\\^$.|?+()[\]{}*]/g, '\\$&').replaceAll('%', '[\\s\\S]*');
  const expression = new RegExp(`^${escaped.replaceAll('_', '[\\s\\S]')}$`, 'i');
  return (row) => {
    const cell = row[column.name] ?? null;
    return cell !== null && expression.test(String(cell));
  };
}

/** SQL's three-valued logic as far as it shows: a comparison with NULL never holds. */
function holds(operator: string, order: number | null): boolean {
  if (order === null) return false;
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      throw forbidden('Rejected SQL fragment.');
  }
}
