const MOST_NOTED = 500;

/** Customers that were made just now: nothing of theirs can stand in the ERP yet that we have not put there. */
export class Newcomers {
  private readonly names = new Set<string>();

  note(name: string): void {
    if (this.names.size >= MOST_NOTED) this.names.clear();
    this.names.add(name);
  }

  /** True once: who asks is about to give the customer something. */
  take(name: string): boolean {
    return this.names.delete(name);
  }
}
