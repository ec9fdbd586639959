import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that depend only on the seed and on how many were drawn. */
export class SeededRandom {
  private drawn = 0;

  constructor(private readonly seed: string) {}

  next(): number {
    this.drawn += 1;
    const digest = createHash('sha256').update(`${this.seed}:${this.drawn}`).digest();
    return digest.readUInt32BE(0) / 0x1_0000_0000;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
