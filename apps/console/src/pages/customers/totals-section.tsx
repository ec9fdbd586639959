import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { LifetimeTotal } from '#contracts/queries/payments';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { customerTexts } from './customer.texts';

const SUMS = ['paid', 'refunded', 'disputed', 'kept'] as const;

/** What stayed of what was paid, per currency: sums of different currencies are never added up. */
export function TotalsSection({ totals }: { readonly totals: readonly LifetimeTotal[] }) {
  const texts = useTexts(customerTexts);
  const { number } = useFormat();
  return (
    <Section title={texts.totals}>
      {totals.length === 0 && <Text size="sm">{texts.noTotals}</Text>}
      <Stack gap="lg">
        {totals.map((total) => (
          <div key={total.currency}>
            <SimpleGrid component="dl" m={0} cols={{ base: 2, xs: 4 }} spacing="md" verticalSpacing="sm">
              {SUMS.map((sum) => (
                <div key={sum}>
                  <Text component="dt" size="sm" c="dimmed">
                    {texts[sum]}
                  </Text>
                  <Text component="dd" m={0} fw={sum === 'kept' ? 650 : 500}>
                    <MoneyText value={total[sum]} />
                  </Text>
                </div>
              ))}
            </SimpleGrid>
            <Text size="sm" c="dimmed" mt="xs">
              {texts.ofPayments(total.payments, number(total.payments))}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
