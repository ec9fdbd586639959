import { Alert, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { tint } from './tint';

const COLORS = { good: 'till', bad: 'red', attention: 'orange', neutral: 'gray' } as const;

interface Props {
  readonly tone: keyof typeof COLORS;
  readonly icon: Icon;
  readonly title: string;
  /** Read out at once. */
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}

/** Something to know, beside what it is about. Its words are in the colour of text, which everybody can read on any tint. */
export function Notice({ tone, icon: Symbol, title, urgent = false, children }: Props) {
  return (
    <Alert
      color={COLORS[tone]}
      variant="light"
      bg={tint(COLORS[tone])}
      role={urgent ? 'alert' : 'group'}
      icon={<Symbol size={18} aria-hidden />}
      title={
        <Text span size="sm" fw={650} c="var(--mantine-color-text)">
          {title}
        </Text>
      }
    >
      <Stack gap="xs" align="flex-start">
        {children}
      </Stack>
    </Alert>
  );
}
