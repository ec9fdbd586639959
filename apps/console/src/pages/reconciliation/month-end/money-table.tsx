import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../../parts/section';
import { WideTable } from '../../../parts/wide-table';

interface Props {
  readonly title: string;
  readonly about?: string;
  /** What is said when there is no row. */
  readonly empty: string;
  /** The last ones are amounts, aligned at their end. */
  readonly headings: readonly string[];
  readonly amounts: number;
  readonly rows: ReadonlyArray<{ readonly key: string; readonly cells: readonly ReactNode[] }>;
}

/** One of the lists of a month end. */
export function MoneyTable({ title, about, empty, headings, amounts, rows }: Props) {
  const alignOf = (index: number) => (index >= headings.length - amounts ? 'end' : 'start');
  return (
    <Section title={title}>
      {about && (
        <Text size="sm" c="dimmed" mb="xs">
          {about}
        </Text>
      )}
      {rows.length === 0 ? (
        <Text size="sm">{empty}</Text>
      ) : (
        <WideTable label={title} minWidth={560}>
          <Table tabularNums verticalSpacing={6} aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                {headings.map((heading, index) => (
                  <Table.Th key={heading} ta={alignOf(index)}>
                    {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, cells }) => (
                <Table.Tr key={key}>
                  {headings.map((heading, index) => (
                    <Table.Td key={heading} ta={alignOf(index)} {...(index === 0 ? { miw: 110 } : {})}>
                      {cells[index]}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Section>
  );
}
