export interface PageOfRows {
  readonly table: string;
  /** What is selected; the columns of `order` are among it. */
  readonly columns: string;
  /** One direction for all; the first of them is what an index goes by. */
  readonly order: readonly string[];
  readonly direction?: 'DESC' | 'ASC';
  /** Whose rows; null: everybody's. */
  readonly scope: { readonly column: string; readonly values: readonly string[] | null };
  /** What columns must be; a value of null asks for nothing. */
  readonly compare?: ReadonlyArray<readonly [column: string, by: '=' | '>=' | '<=', value: string | null]>;
  /** Conditions that are always the same text. What is rare belongs here: a plan that is kept for all values does not know which are. */
  readonly where?: readonly string[];
  /** Where the page before ended: the values of `order`. */
  readonly after: readonly unknown[] | null;
  readonly limit: number;
}

/**
 * SQL for a page of a table that grows for ever. Only what is asked for stands in it, so that the plan can use the index for just that;
 * and each scope is asked for its own page, so that a small one beside large ones is found without reading theirs.
 */
export function pageStatement(page: PageOfRows): { readonly text: string; readonly values: unknown[] } {
  const { table, columns, order, direction = 'DESC', scope, after } = page;
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  // As text: a plan that is kept for any limit expects a tenth of the table.
  const limit = `LIMIT ${Math.trunc(page.limit)}`;
  const conditions = [...(page.where ?? [])];
  for (const [column, by, value] of page.compare ?? []) {
    if (value !== null) conditions.push(`${column} ${by} ${place(value)}`);
  }
  if (after !== null) {
    const places = after.map(place);
    const beyond = direction === 'DESC' ? '<' : '>';
    // The second says less than the first; it is what an index that begins with the scope can be entered by.
    conditions.push(
      `(${order.join(', ')}) ${beyond} (${places.join(', ')})`,
      `${order[0]} ${beyond}= ${places[0]}`,
    );
  }
  const sorted = (by: readonly string[]): string =>
    `ORDER BY ${by.map((column) => `${column} ${direction}`).join(', ')}`;
  const rows = (more: readonly string[], by: readonly string[]): string => {
    const all = [...more, ...conditions];
    return `SELECT ${columns} FROM ${table} ${all.length > 0 ? `WHERE ${all.join(' AND ')} ` : ''}${sorted(by)} ${limit}`;
  };
  if (scope.values === null) return { text: rows([], order), values };
  const scopes = `(SELECT DISTINCT unnest(${place(scope.values)}::text[]) AS scope) AS scopes`;
  // Within a scope all are of the same; said in the order, it would hide the index that begins with it.
  const within = order.filter((column) => column !== scope.column);
  const own = rows([`${table}.${scope.column} = scopes.scope`], within);
  return {
    text: `SELECT own.* FROM ${scopes} CROSS JOIN LATERAL (${own}) AS own ${sorted(order.map((column) => `own.${column}`))} ${limit}`,
    values,
  };
}

/** A value as a piece of SQL, for `where`. @throws when it is none of the known ones: those alone are safe as text. */
export function literal(known: readonly string[], value: string): string {
  if (!known.includes(value) || !/^[a-z][a-z_-]*$/.test(value))
    throw new Error('Not one of the known values');
  return `'${value}'`;
}
