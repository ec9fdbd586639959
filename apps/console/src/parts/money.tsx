import { Text } from '@mantine/core';
import type { MoneyBody } from '../i18n/decimal-text';
import { useFormat } from '../i18n/format';

/** An amount with its currency, digits aligned below each other. */
export function MoneyText({ value }: { readonly value: MoneyBody }) {
  const { money } = useFormat();
  return (
    <Text span inherit style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {money(value)}
    </Text>
  );
}
