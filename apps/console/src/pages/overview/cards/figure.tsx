import { Stack, Text } from '@mantine/core';
import { useFormat } from '../../../i18n/format';

interface Props {
  readonly name: string;
  readonly value: number;
  readonly bad?: boolean;
}

/** One number that stands for itself. */
export function Figure({ name, value, bad = false }: Props) {
  const { number } = useFormat();
  return (
    <Stack gap={0}>
      <Text
        size="xl"
        fw={650}
        {...(bad ? { c: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))' } : {})}
      >
        {number(value)}
      </Text>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
    </Stack>
  );
}
