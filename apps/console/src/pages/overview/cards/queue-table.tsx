import { Table } from '@mantine/core';
import type { ServiceFigures } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { overviewTexts } from '../overview.texts';
import type { OfService } from './services-cards';
import { WideTable } from '../../../parts/wide-table';

const COLUMNS = ['outbox', 'waiting', 'retrying', 'dead'] as const;

export function QueueTable({ rows }: { readonly rows: ReadonlyArray<OfService<ServiceFigures['queues']>> }) {
  const texts = useTexts(overviewTexts);
  const { number } = useFormat();
  return (
    <WideTable label={texts.queues} minWidth={480}>
      <Table aria-label={texts.queues}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.service}</Table.Th>
            {COLUMNS.map((name) => (
              <Table.Th key={name} ta="end">
                {texts[name]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ service, of }) => (
            <Table.Tr key={service}>
              <Table.Td>{service}</Table.Td>
              {COLUMNS.map((name) => (
                <Table.Td key={name} ta="end">
                  {of[name] === null ? '–' : number(of[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
