import { Failure } from '#platform/errors/failure';

/** `DateTime.MinValue`, what a date is in .NET that nobody has set. */
const NO_YEAR = '0001-';

/** One object of the REST service. Columns are found whatever their case; numbers are text. */
export class KenticoRow {
  private readonly cells: ReadonlyMap<string, unknown>;

  constructor(private readonly source: Readonly<Record<string, unknown>>) {
    this.cells = new Map(Object.entries(source).map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** Null for null, missing and empty. */
  text(column: string): string | null {
    const value = this.cells.get(column.toLowerCase());
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean' || typeof value === 'number') return String(value);
    throw this.unexpected(column, 'text');
  }

  integer(column: string): number | null {
    const text = this.text(column);
    if (text === null) return null;
    if (!/^-?\d{1,15}$/.test(text)) throw this.unexpected(column, 'a whole number');
    return Number(text);
  }

  boolean(column: string): boolean | null {
    const text = this.text(column)?.toLowerCase() ?? null;
    if (text === null) return null;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw this.unexpected(column, 'true or false');
  }

  /** As the service told it, offset included. Null also for .NET's "no date", the first year, which an offset puts before all years. */
  instant(column: string): Date | null {
    const text = this.text(column);
    if (text === null) return null;
    const date = new Date(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
    if (Number.isNaN(date.getTime())) throw this.unexpected(column, 'a date with an offset');
    return text.startsWith(NO_YEAR) ? null : date;
  }

  requiredText(column: string): string {
    const text = this.text(column);
    if (text === null) throw this.unexpected(column, 'a value');
    return text;
  }

  requiredInteger(column: string): number {
    const value = this.integer(column);
    if (value === null) throw this.unexpected(column, 'a whole number');
    return value;
  }

  requiredInstant(column: string): Date {
    const value = this.instant(column);
    if (value === null) throw this.unexpected(column, 'a date');
    return value;
  }

  /** Column names as the service spells them. */
  names(): string[] {
    return Object.keys(this.source);
  }

  /** Columns, in lower case, whose values are not the same in both. */
  differsIn(other: KenticoRow): string[] {
    const names = new Set([...this.cells.keys(), ...other.cells.keys()]);
    return [...names].filter((name) => {
      const [mine, theirs] = [this.cells.get(name), other.cells.get(name)];
      return mine !== theirs && JSON.stringify(mine) !== JSON.stringify(theirs);
    });
  }

  private unexpected(field: string, expected: string): Failure {
    const value = this.cells.get(field.toLowerCase()) ?? null;
    return Failure.mapping('unexpected-value', `Kentico's ${field} is not ${expected}`, {
      details: { field, value, expected },
      suggestion: `Correct ${field} in Kentico, then replay the message.`,
    });
  }
}
