/** Keys of a user, the newest first: one that Odoo refuses is left for the next until all were refused. */
export class ApiKeys {
  private current = 0;

  constructor(private readonly keys: readonly string[]) {}

  get(): string {
    return this.keys[this.current % this.keys.length]!;
  }

  /** How often a call may be tried. */
  get count(): number {
    return this.keys.length;
  }

  /** Unless another call has changed over already. */
  refuse(key: string): void {
    if (this.get() === key) this.current += 1;
  }
}
