import { ScrollArea, Table, Text } from '@mantine/core';
import type { LifetimeTotal } from '#contracts/queries/payments';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { customerTexts } from './customer.texts';

/** What stayed of what was paid, per currency: sums of different currencies are never added up. */
export function TotalsSection({ totals }: { readonly totals: readonly LifetimeTotal[] }) {
  const texts = useTexts(customerTexts);
  const { number } = useFormat();
  return (
    <Section title={texts.totals}>
      {totals.length === 0 && <Text size="sm">{texts.noTotals}</Text>}
      {totals.length > 0 && (
        <ScrollArea>
          <Table verticalSpacing="xs" miw={440}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="end">{texts.payments}</Table.Th>
                <Table.Th ta="end">{texts.paid}</Table.Th>
                <Table.Th ta="end">{texts.refunded}</Table.Th>
                <Table.Th ta="end">{texts.disputed}</Table.Th>
                <Table.Th ta="end">{texts.kept}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {totals.map(({ currency, payments, paid, refunded, disputed, kept }) => (
                <Table.Tr key={currency}>
                  <Table.Td ta="end">{number(payments)}</Table.Td>
                  {[paid, refunded, disputed].map((value, index) => (
                    <Table.Td ta="end" key={index}>
                      <MoneyText value={value} />
                    </Table.Td>
                  ))}
                  <Table.Td ta="end" fw={650}>
                    <MoneyText value={kept} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Section>
  );
}
