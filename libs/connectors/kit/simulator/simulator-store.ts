import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { EntryIndex } from './entry-index';

interface Line {
  /** Collection. */
  readonly c: string;
  /** Key. */
  readonly k: string;
  /** Value; absent when the entry was deleted. */
  readonly v?: object;
}

export interface SimulatorStoreOptions {
  /** File name without ending, usually the simulator's name. */
  readonly name: string;
  /** Where the world is kept between runs; without it the store lives in memory only. */
  readonly directory?: string | undefined;
}

/**
 * The world of one simulator: named collections in memory, optionally kept in an append-only file of JSON lines that is
 * read and compacted at the start. A line that a crash left half-written is dropped.
 */
export class SimulatorStore {
  private readonly collections = new Map<string, Collection<object>>();
  private file: { readonly path: string; descriptor: number } | undefined;

  constructor(options: SimulatorStoreOptions) {
    if (options.directory === undefined) return;
    mkdirSync(options.directory, { recursive: true });
    const path = join(options.directory, `${options.name}.jsonl`);
    if (existsSync(path)) this.load(readFileSync(path, 'utf8'));
    this.file = { path, descriptor: this.compact(path) };
  }

  /** The collection of that name, made when it does not exist yet. */
  collection<T extends object>(name: string): Collection<T> {
    let found = this.collections.get(name);
    if (!found) {
      found = new Collection<object>((key, value) => this.append(name, key, value));
      this.collections.set(name, found);
    }
    return found as unknown as Collection<T>;
  }

  /** Forgets everything, in the file too. */
  clear(): void {
    for (const collection of this.collections.values()) collection.forget();
    if (!this.file) return;
    closeSync(this.file.descriptor);
    this.file.descriptor = this.compact(this.file.path);
  }

  close(): void {
    if (this.file) closeSync(this.file.descriptor);
    this.file = undefined;
  }

  private append(c: string, k: string, v: object | undefined): void {
    if (this.file) writeSync(this.file.descriptor, encode({ c, k, ...(v && { v }) }));
  }

  private load(text: string): void {
    for (const raw of text.split('\n')) {
      const line = decode(raw);
      if (line) this.collection(line.c).restore(line.k, line.v);
    }
  }

  private compact(path: string): number {
    const lines: string[] = [];
    for (const [c, collection] of this.collections) {
      for (const [k, v] of collection.entries()) lines.push(encode({ c, k, v }));
    }
    writeFileSync(`${path}.new`, lines.join(''));
    renameSync(`${path}.new`, path);
    return openSync(path, 'a');
  }
}

/** Entries in the order of their first insertion. A value that was changed in place must be `set` again to be kept. */
export class Collection<T extends object> {
  private readonly byKey = new Map<string, T>();
  private readonly indexes = new Map<string, EntryIndex<T>>();

  constructor(private readonly changed: (key: string, value: T | undefined) => void) {}

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): T | undefined {
    return this.byKey.get(key);
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  set(key: string, value: T): T {
    this.keep(key, value);
    this.changed(key, value);
    return value;
  }

  delete(key: string): boolean {
    const existed = this.drop(key);
    if (existed) this.changed(key, undefined);
    return existed;
  }

  values(): T[] {
    return [...this.byKey.values()];
  }

  entries(): Array<[string, T]> {
    return [...this.byKey.entries()];
  }

  find(matches: (value: T) => boolean): T | undefined {
    for (const value of this.byKey.values()) if (matches(value)) return value;
    return undefined;
  }

  filter(matches: (value: T) => boolean): T[] {
    const found: T[] = [];
    for (const value of this.byKey.values()) if (matches(value)) found.push(value);
    return found;
  }

  /** Entries with that value in a field, those first that have had it longest. Costs the same however many others there are. */
  where<K extends keyof T & string>(field: K, value: T[K]): T[] {
    return this.by(field, (entry) => entry[field], value);
  }

  /** The same for what is told from an entry. @param name of what is told, always by the same function */
  by(name: string, traitOf: (entry: T) => unknown, trait: unknown): T[] {
    let index = this.indexes.get(name);
    if (!index) {
      index = new EntryIndex<T>(traitOf);
      for (const [key, entry] of this.byKey) index.set(key, entry);
      this.indexes.set(name, index);
    }
    return index.get(trait);
  }

  /** Takes over an entry read from the file, without writing it again. */
  restore(key: string, value: T | undefined): void {
    if (value) this.keep(key, value);
    else this.drop(key);
  }

  /** Empties the memory only; the store rewrites the file. */
  forget(): void {
    this.byKey.clear();
    this.indexes.clear();
  }

  private keep(key: string, value: T): void {
    this.byKey.set(key, value);
    for (const index of this.indexes.values()) index.set(key, value);
  }

  private drop(key: string): boolean {
    for (const index of this.indexes.values()) index.delete(key);
    return this.byKey.delete(key);
  }
}

function encode(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

function decode(raw: string): Line | undefined {
  if (raw === '') return undefined;
  try {
    return JSON.parse(raw) as Line;
  } catch {
    return undefined;
  }
}
