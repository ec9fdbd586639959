import { Group, Table, Text } from '@mantine/core';
import type { z } from 'zod';
import type { ReconciliationFiguresSchema } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Instant } from '../../../parts/instant';
import { exceptionsTexts } from '../../reconciliation/exceptions/exceptions.texts';
import { payoutsTexts } from '../../reconciliation/payouts/payouts.texts';
import { overviewTexts } from '../overview.texts';
import { useStateNow } from '../use-figures';
import { Card } from './card';
import { Figure } from './figure';

const CONCERNS = /^(journal-entry|booking|payout|balance|reconciliation)/;

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  names[key] ?? key.replaceAll('-', ' ');

/** Whether provider, books and ERP agree. */
export function ReconciliationCard({ store }: { readonly store: string | null }) {
  const texts = useTexts(overviewTexts);
  const { kinds } = useTexts(exceptionsTexts);
  const { states } = useTexts(payoutsTexts);
  const { number } = useFormat();
  const query = useStateNow<z.output<typeof ReconciliationFiguresSchema>>(
    'reconciliation',
    store,
    ({ type }) => CONCERNS.test(type),
  );
  return (
    <Card title={texts.reconciliation} query={query}>
      {({ exceptions, payouts, erp }) => {
        const open = exceptions.reduce((sum, one) => sum + one.open, 0);
        return (
          <>
            <Group gap="xl" mb="sm">
              <Figure name={texts.exceptions} value={open} bad={open > 0} />
              <Figure name={texts.erpPending} value={erp.pending} />
              <Figure name={texts.erpFailed} value={erp.failed} bad={erp.failed > 0} />
            </Group>
            {exceptions.length === 0 && <Text size="sm">{texts.noExceptions}</Text>}
            <Table>
              <Table.Tbody>
                {exceptions.map((one) => (
                  <Table.Tr key={one.kind}>
                    <Table.Td>{named(kinds, one.kind)}</Table.Td>
                    <Table.Td ta="end">{number(one.open)}</Table.Td>
                    <Table.Td ta="end">
                      {texts.oldest} <Instant at={one.oldestAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
                {payouts.map(({ state, count }) => (
                  <Table.Tr key={`payout ${state}`}>
                    <Table.Td>
                      {texts.payouts}: {named(states, state)}
                    </Table.Td>
                    <Table.Td ta="end">{number(count)}</Table.Td>
                    <Table.Td />
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        );
      }}
    </Card>
  );
}
