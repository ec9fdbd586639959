/**
 * The columns of a row, written out for a statement. Asked for all of them (`*`), a table answers otherwise once a migration has added one,
 * and the server then refuses every statement that it has kept, which makes work fail in the middle of an upgrade.
 */
export const columnsOf = <Row>(columns: Readonly<Record<keyof Row & string, true>>): string =>
  Object.keys(columns).join(', ');
