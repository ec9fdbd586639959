import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  /** What has to happen for something to be here. */
  readonly teach: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Symbol, title, teach, action }: Props) {
  return (
    <Center mih={260} p="lg">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon variant="light" size={56} radius="xl">
          <Symbol size={30} aria-hidden />
        </ThemeIcon>
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        <Text c="dimmed" size="sm" ta="center">
          {teach}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}
