import { Button, Progress, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutcomeLine } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { overviewTexts } from '../overview.texts';
import { percent } from '../percent';
import type { OfService } from './services-cards';
import { WideTable } from '../../../parts/wide-table';

interface Props {
  readonly rows: ReadonlyArray<OfService<OutcomeLine>>;
  /** Of outside calls: by connection and operation. */
  readonly ofConnections?: boolean;
}

const SHOWN = 10;

/** How often it worked and how long it took; what failed most first. */
export function OutcomeTable({ rows, ofConnections = false }: Props) {
  const texts = useTexts(overviewTexts);
  const { number, language } = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN);
  if (rows.length === 0) return <Text size="sm">{texts.nothing}</Text>;
  const duration = (ms: number | null): string =>
    ms === null ? '–' : ms < 1_000 ? `${number(ms)} ms` : `${number(ms / 1_000)} s`;
  return (
    <WideTable label={ofConnections ? texts.connections : texts.steps} minWidth={760}>
      <Table aria-label={ofConnections ? texts.connections : texts.steps}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.service}</Table.Th>
            <Table.Th>{ofConnections ? texts.connection : texts.message}</Table.Th>
            {ofConnections && <Table.Th>{texts.operation}</Table.Th>}
            <Table.Th ta="end">{texts.done}</Table.Th>
            {!ofConnections && <Table.Th ta="end">{texts.retried}</Table.Th>}
            <Table.Th ta="end">{texts.failed}</Table.Th>
            <Table.Th>{texts.rate}</Table.Th>
            <Table.Th ta="end">{texts.half}</Table.Th>
            <Table.Th ta="end">{texts.most}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ service, of }) => {
            const all = of.done + of.retried + of.failed;
            const share = all === 0 ? 1 : of.done / all;
            return (
              <Table.Tr key={`${service} ${of.name} ${of.part}`}>
                <Table.Td>{service}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{of.name}</Table.Td>
                {ofConnections && <Table.Td>{of.part}</Table.Td>}
                <Table.Td ta="end">{number(of.done)}</Table.Td>
                {!ofConnections && <Table.Td ta="end">{number(of.retried)}</Table.Td>}
                <Table.Td ta="end">{number(of.failed)}</Table.Td>
                <Table.Td miw={120}>
                  <Text size="sm">{percent(share, language)}</Text>
                  <Progress
                    value={share * 100}
                    size="xs"
                    aria-label={`${of.name} ${of.part}`}
                    color={share < 0.95 ? 'red.8' : 'till.7'}
                  />
                </Table.Td>
                <Table.Td ta="end">{duration(of.p50Ms)}</Table.Td>
                <Table.Td ta="end">{duration(of.p95Ms)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {shown.length < rows.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {texts.showAll(number(rows.length))}
        </Button>
      )}
    </WideTable>
  );
}
