import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** One sentence that says what the page is for. */
  readonly about?: string;
  readonly actions?: ReactNode;
  /** Uses the whole height and scrolls inside itself. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: its name as the one heading of the first order, what it is for, what can be done. */
export function Page({ title, about, actions, full = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Tillbridge`;
  }, [title]);
  return (
    <Stack
      gap="md"
      p={{ base: 'sm', sm: 'lg' }}
      {...(full ? { h: 'calc(100dvh - var(--app-shell-header-height, 0px))' } : {})}
    >
      <Group justify="space-between" align="flex-start" wrap="wrap" gap="sm">
        <Box maw={720}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm">
              {about}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
