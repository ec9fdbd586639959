interface Turn<T> {
  readonly inFlight: Promise<unknown>;
  next: Promise<T> | undefined;
}

/**
 * Looks at things outside that several ask about at the same moment. Whoever asks gets an answer to a look that began after asking, never
 * the answer to one already under way: that may have seen the thing as it was before. Those who ask during a look share the next.
 */
export class SharedLook<T> {
  private readonly turns = new Map<string, Turn<T>>();

  at(key: string, look: () => Promise<T>): Promise<T> {
    const turn = this.turns.get(key);
    if (!turn) return this.begin(key, look);
    turn.next ??= turn.inFlight.then(() => this.begin(key, look));
    return turn.next;
  }

  private begin(key: string, look: () => Promise<T>): Promise<T> {
    const looking = look();
    const turn: Turn<T> = { inFlight: looking.catch(() => undefined), next: undefined };
    this.turns.set(key, turn);
    void turn.inFlight.then(() => {
      if (turn.next === undefined) this.turns.delete(key);
    });
    return looking;
  }
}
