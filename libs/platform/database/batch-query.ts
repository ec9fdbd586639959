import type { EventEmitter } from 'node:events';
import * as pg from 'pg';
import type { Rows } from './database';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** By which each connection keeps it parsed and planned. */
  readonly name?: string;
  /** Nobody looks at its rows, so that nobody needs to know what they look like. */
  readonly blind?: boolean;
}

export interface Answer extends Rows<object> {
  /** First word of what the server says was done. */
  readonly command: string;
}

/** The part of the driver's connection that this uses: each puts one message into a stream. */
export interface Wire {
  readonly stream: { write(bytes: Buffer): boolean; readonly writable: boolean };
  close(message: { type: 'S'; name: string }): void;
  parse(message: { text: string; name?: string }): void;
  bind(message: {
    portal: string;
    statement?: string;
    values: readonly unknown[];
    binary: boolean;
    valueMapper: (value: unknown) => unknown;
  }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string }): void;
  sync(): void;
  _send(bytes: Buffer): void;
}

/** A pool or one of its connections. */
export interface Asked {
  query(query: BatchQuery, callback: (error: Error | undefined, answers?: readonly Answer[]) => void): void;
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

type Columns = readonly Column[];

interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

type Kept = Map<string, Columns | undefined>;

/** What each connection has parsed, with its columns once asked for; the server refuses a kept statement whose columns have changed. */
const kept = new WeakMap<object, Kept>();

/** The driver sends several questions ahead only when they are its own kind. */
const DriverQuery = pg.Query as unknown as new (config: { text: string }) => EventEmitter;
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/**
 * Several statements as one question: one write, one answer, one synchronisation at the end. After the first that fails the server
 * skips the rest. What the columns of a kept statement are is asked once per connection.
 */
export class BatchQuery extends DriverQuery {
  /** Of the statements that came to an end, in order. */
  readonly answers: Answer[] = [];
  callback: ((error: Error | undefined, answers?: readonly Answer[]) => void) | undefined;
  private known: Kept = new Map();
  private columns: Columns | undefined;
  private found: object[] = [];
  private broken: Error | undefined;

  constructor(private readonly statements: readonly Statement[]) {
    super({ text: '' });
  }

  submit(connection: Wire): Error | null {
    const chunks: Buffer[] = [];
    const wire = Object.assign(Object.create(connection) as Wire, {
      _send: (bytes: Buffer) => void chunks.push(bytes),
    });
    this.known = kept.get(connection) ?? new Map<string, Columns | undefined>();
    kept.set(connection, this.known);
    const asked = new Set<string>();
    try {
      for (const statement of this.statements) this.ask(wire, statement, asked);
    } catch (error) {
      // A value that cannot be written down: nothing of this has been sent.
      return error as Error;
    }
    wire.sync();
    if (connection.stream.writable) connection.stream.write(Buffer.concat(chunks));
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDescription[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: pg.types.getTypeParser(dataTypeID, 'text') as Column['parse'],
    }));
  }

  handleDataRow({ fields }: { readonly fields: ReadonlyArray<string | null> }): void {
    const columns = this.columns ?? this.columnsOfCurrent();
    if (!columns || this.broken) return;
    const row: Record<string, unknown> = {};
    try {
      for (let index = 0; index < columns.length; index += 1) {
        const { name, parse } = columns[index]!;
        const text = fields[index] ?? null;
        row[name] = text === null ? null : parse(text);
      }
      this.found.push(row);
    } catch (error) {
      this.broken = error as Error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const { name, blind } = this.statements[this.answers.length]!;
    if (name !== undefined && this.known.get(name) === undefined) {
      this.known.set(name, this.columns ?? (blind ? undefined : NO_COLUMNS));
    }
    const words = text.split(' ');
    const count = Number(words.at(-1));
    const command = words[0] ?? '';
    this.answers.push({ rows: this.found, count: Number.isNaN(count) ? 0 : count, command });
    this.columns = undefined;
    this.found = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.callback?.(this.broken, this.answers);
  }

  private ask(wire: Wire, { text, name, values, blind }: Statement, asked: Set<string>): void {
    if (name === undefined) wire.parse({ text });
    else if (!this.known.has(name) && !asked.has(name)) {
      // It may be there although nobody noted it: parsed, and then failed.
      wire.close({ type: 'S', name });
      wire.parse({ text, name });
      asked.add(name);
    }
    wire.bind({
      portal: '',
      ...(name === undefined ? {} : { statement: name }),
      values,
      binary: false,
      valueMapper: prepareValue,
    });
    if (!blind && (name === undefined || this.known.get(name) === undefined))
      wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
  }

  private columnsOfCurrent(): Columns | undefined {
    const { name } = this.statements[this.answers.length]!;
    return name === undefined ? undefined : this.known.get(name);
  }
}

const NO_COLUMNS: Columns = [];

/** Sends all of them together; rejects with the error of the first that fails, with a stack that leads to who asked. */
export async function askAll(client: Asked, query: BatchQuery): Promise<readonly Answer[]> {
  try {
    return await new Promise<readonly Answer[]>((resolve, reject) => {
      client.query(query, (error, answers) => {
        if (error) reject(error);
        else resolve(answers ?? []);
      });
    });
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
