import { Badge } from '@mantine/core';

export type Tone = 'good' | 'waiting' | 'bad' | 'neutral' | 'attention';

const COLORS: Readonly<Record<Tone, string>> = {
  good: 'teal.9',
  waiting: 'blue.9',
  bad: 'red.9',
  neutral: 'gray.8',
  attention: '#ad3f06',
};

/** A word about a state. The colour repeats what the word says and is never the only sign. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <Badge variant="filled" color={COLORS[tone]} radius="sm" tt="none" fw={600} miw="fit-content">
      {children}
    </Badge>
  );
}
