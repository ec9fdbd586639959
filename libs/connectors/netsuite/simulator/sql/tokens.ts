import { NsError } from '../ns-error';

const TOKEN = /\s*('(?:[^']|'')*'|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|<>|>=|<=|[(),=<>])/y;

/** The words of a statement, read one by one. */
export class Tokens {
  private readonly words: string[];
  private at = 0;

  constructor(statement: string) {
    this.words = split(statement.trim());
  }

  /** The next word if it is this one, whatever its case. */
  take(word: string): boolean {
    if (this.words[this.at]?.toUpperCase() !== word.toUpperCase()) return false;
    this.at += 1;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw unexpected(this.words[this.at]);
  }

  next(): string {
    const word = this.words[this.at];
    if (word === undefined) throw unexpected(word);
    this.at += 1;
    return word;
  }

  /** The next word, which stays the next one. */
  peek(): string | undefined {
    return this.words[this.at];
  }

  get done(): boolean {
    return this.at >= this.words.length;
  }
}

function split(statement: string): string[] {
  const words: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < statement.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(statement);
    if (!match) throw unexpected(statement.slice(from, from + 20));
    words.push(match[1]!);
  }
  return words;
}

export function unexpected(word: string | undefined): NsError {
  return new NsError(
    400,
    'INVALID_PARAMETER',
    `Invalid search query. Detailed unprocessed description follows. Invalid or unsupported search: ${word ?? 'end'}.`,
  );
}
