import { broken, forbidden } from '../rest/rest-error';
import type { Row, Table } from '../schema/table';
import { columnOf } from '../schema/table';
import { compareCells } from './compare';
import { tokensOf } from './tokens';

/** Compiles `orderby`: columns, each with ASC or DESC. NULLs come first, as on SQL Server. */
export function compileOrderBy(fragment: string, table: Table): (left: Row, right: Row) => number {
  const keys = splitList(fragment).map((words) => {
    const [name, direction = 'ASC', ...rest] = words;
    const column = name === undefined ? undefined : columnOf(table, name);
    if (!column) throw broken(`Invalid column name '${String(name)}'.`);
    if (rest.length > 0 || !/^(?:asc|desc)$/i.test(direction)) throw forbidden('Rejected SQL fragment.');
    return { column, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return (left, right) => {
    for (const { column, sign } of keys) {
      const [a, b] = [left[column.name] ?? null, right[column.name] ?? null];
      const order = compareCells(column.type, a, b) ?? Number(a !== null) - Number(b !== null);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

/** Names in `columns`, as the table spells them. */
export function selectedColumns(fragment: string, table: Table): string[] {
  return splitList(fragment).map(([name = '']) => {
    const column = columnOf(table, name);
    if (!column) throw broken(`Invalid column name '${name}'.`);
    return column.name;
  });
}

function splitList(fragment: string): string[][] {
  const lists: string[][] = [[]];
  for (const token of tokensOf(fragment)) {
    if (token.kind === 'symbol' && token.text === ',') lists.push([]);
    else if (token.kind === 'word') lists.at(-1)?.push(token.text);
    else throw forbidden('Rejected SQL fragment.');
  }
  return lists;
}
