import { chanceOf } from './chance';

/** One thing that went wrong: its kind, and the how manieth occasion for it this was. */
export interface Fault {
  readonly kind: string;
  readonly occasion: number;
}

export const nameOf = ({ kind, occasion }: Fault): string => `${kind}#${occasion}`;

export interface FaultOptions {
  readonly seed: string;
  /** One occasion in so many goes wrong, by kind of fault; kinds that are not named never do. */
  readonly oneIn: Readonly<Record<string, number>>;
  /** Only these, by name; for finding the shortest story that still fails. */
  readonly only?: ReadonlySet<string>;
}

/**
 * Decides at every occasion whether something goes wrong. Each decision depends on the seed and its own occasion alone: taking one
 * fault out of a story leaves the others as they are.
 */
export class FaultPlan {
  readonly struck: Fault[] = [];
  private readonly occasions = new Map<string, number>();
  private atPeace = false;

  constructor(private readonly options: FaultOptions) {}

  get peaceful(): boolean {
    return this.atPeace;
  }

  /** From now on nothing goes wrong any more. */
  makePeace(): void {
    this.atPeace = true;
  }

  strikes(kind: string): boolean {
    const oneIn = this.options.oneIn[kind.split('/')[0]!];
    if (oneIn === undefined || this.atPeace) return false;
    const fault = { kind, occasion: this.next(kind) };
    const { only, seed } = this.options;
    const strikes = only ? only.has(nameOf(fault)) : chanceOf(seed, kind, fault.occasion) * oneIn < 1;
    if (strikes) this.struck.push(fault);
    return strikes;
  }

  /** A number in [0, 1) for a choice that is no fault: how long something takes, for example. */
  chance(of: string): number {
    return chanceOf(this.options.seed, 'chance', of, this.next(`chance ${of}`));
  }

  between(of: string, least: number, most: number): number {
    return Math.floor(least + this.chance(of) * (most - least));
  }

  private next(kind: string): number {
    const occasion = (this.occasions.get(kind) ?? 0) + 1;
    this.occasions.set(kind, occasion);
    return occasion;
  }
}
