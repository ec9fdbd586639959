interface Suite {
  readonly path: string;
}

declare class LongestFirst {
  sort<S extends Suite>(suites: readonly S[]): S[];
}

declare namespace LongestFirst {
  /** Seconds by path. */
  const MEASURED: Readonly<Record<string, number>>;
}

export = LongestFirst;
