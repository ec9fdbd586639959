interface MissedEvent {
  readonly eventType: string;
  readonly createdAt: Date;
}

/** What a sweep has found that no webhook had brought. */
export class GapReport {
  private readonly types = new Map<string, number>();
  private from = Infinity;
  private to = -Infinity;
  private count = 0;

  add({ eventType, createdAt }: MissedEvent): void {
    this.count += 1;
    this.from = Math.min(this.from, createdAt.getTime());
    this.to = Math.max(this.to, createdAt.getTime());
    this.types.set(eventType, (this.types.get(eventType) ?? 0) + 1);
  }

  /** Undefined when nothing was missed. */
  summary() {
    if (this.count === 0) return undefined;
    const types = [...this.types].map(([type, events]) => ({ type, events }));
    return {
      from: new Date(this.from).toISOString(),
      to: new Date(this.to).toISOString(),
      events: this.count,
      types: types.sort((a, b) => b.events - a.events || (a.type < b.type ? -1 : 1)).slice(0, 200),
    };
  }
}
