import { ActionIcon, Card, Stack, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly removeLabel: string;
  /** Left out where the entry is needed or nothing may be changed. */
  readonly remove?: (() => void) | undefined;
}

/** One of several alike: an event, a case, an error path. */
export function Entry({ children, removeLabel, remove }: Props) {
  return (
    <Card withBorder padding="xs" radius="md" pos="relative">
      <Stack gap="xs" pr={remove ? 28 : 0}>
        {children}
      </Stack>
      {remove && (
        <Tooltip label={removeLabel}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={removeLabel}
            onClick={remove}
            pos="absolute"
            top={8}
            right={6}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Card>
  );
}

/** The list with one item changed, or left out. */
export const replaceAt = <T,>(items: readonly T[], index: number, item: T): T[] =>
  items.map((old, at) => (at === index ? item : old));
export const withoutAt = <T,>(items: readonly T[], index: number): T[] =>
  items.filter((_, at) => at !== index);
