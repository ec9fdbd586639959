/** Entries by something that they have. */
export class EntryIndex<T extends object> {
  private readonly entries = new Map<unknown, Map<string, T>>();
  /** What an entry is filed under: it may have been changed in place since. */
  private readonly filed = new Map<string, unknown>();

  constructor(private readonly traitOf: (entry: T) => unknown) {}

  set(key: string, entry: T): void {
    const trait = this.traitOf(entry);
    if (this.filed.has(key) && this.filed.get(key) !== trait) this.delete(key);
    const same = this.entries.get(trait) ?? new Map<string, T>();
    this.entries.set(trait, same.set(key, entry));
    this.filed.set(key, trait);
  }

  delete(key: string): void {
    const trait = this.filed.get(key);
    const same = this.entries.get(trait);
    same?.delete(key);
    if (same?.size === 0) this.entries.delete(trait);
    this.filed.delete(key);
  }

  get(trait: unknown): T[] {
    return [...(this.entries.get(trait)?.values() ?? [])];
  }
}
