/** A record as rows, so that two rows may have the same name while somebody types. */
export interface PairRow<V> {
  readonly name: string;
  readonly value: V;
}

export const rowsOf = <V>(record: Readonly<Record<string, V>>): Array<PairRow<V>> =>
  Object.entries(record).map(([name, value]) => ({ name, value }));

/** Rows without a name are left out; of two with the same name the later one counts. */
export const recordOf = <V>(rows: ReadonlyArray<PairRow<V>>): Record<string, V> =>
  Object.fromEntries(rows.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]));

/** Places of rows whose name is there before them. */
export const repeatedRows = (rows: ReadonlyArray<PairRow<unknown>>): ReadonlySet<number> =>
  new Set(
    rows.flatMap(({ name }, index) =>
      name !== '' && rows.findIndex((row) => row.name === name) < index ? [index] : [],
    ),
  );
