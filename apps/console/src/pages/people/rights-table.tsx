import { Button, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { WideTable } from '../../parts/wide-table';

interface Props<T> {
  readonly label: string;
  /** Pixels. */
  readonly minWidth: number;
  readonly rows: readonly T[];
  readonly columns: ReadonlyArray<readonly [title: string, cell: (row: T) => ReactNode]>;
  /** What can be done with each. */
  readonly deed: readonly [name: string, begin: (row: T) => void];
}

/** Who may do what, a row each, with one deed at its end. */
export function RightsTable<T extends { readonly id: string }>({
  label,
  minWidth,
  rows,
  columns,
  deed: [name, begin],
}: Props<T>) {
  return (
    <WideTable label={label} minWidth={minWidth}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {columns.map(([title]) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
            <Table.Th aria-label={name} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {columns.map(([title, cell]) => (
                <Table.Td key={title}>{cell(row)}</Table.Td>
              ))}
              <Table.Td ta="end">
                <Button size="compact-xs" variant="default" onClick={() => begin(row)}>
                  {name}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
