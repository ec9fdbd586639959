import { Card, Group, List, Text } from '@mantine/core';
import type { TwinReport } from '#contracts/models/twin';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { StatusBadge } from '../../../parts/status-badge';
import { twinTexts } from './twin.texts';

interface Props {
  readonly violation: TwinReport['violations'][number];
}

/** One thing that went wrong, with the shortest story in which it does. */
export function ViolationCard({ violation }: Props) {
  const texts = useTexts(twinTexts);
  const format = useFormat();
  const { code, severity, message, times, example } = violation;
  const troubles = [...new Set(example.faults.map((fault) => fault.split(/[/#]/)[0] ?? fault))];
  return (
    <Card withBorder padding="xs" component="section" aria-label={named(texts.found, code)}>
      <Group gap={6}>
        <StatusBadge tone={severity === 'violation' ? 'bad' : 'attention'}>
          {texts.severity[severity]}
        </StatusBadge>
        <Text size="xs">{texts.times(format.number(times))}</Text>
      </Group>
      <Text size="sm" fw={600} mt={4}>
        {named(texts.found, code)}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {message}
      </Text>
      <Text size="sm" mt={4}>
        {texts.story(named(texts.stories, example.story))}
      </Text>
      {troubles.length === 0 ? (
        <Text size="sm">{texts.alone}</Text>
      ) : (
        <Text size="sm">
          {`${texts.trouble} ${troubles.map((trouble) => named(texts.troubles, trouble)).join(', ')}`}
        </Text>
      )}
      <details>
        <summary>
          <Text size="sm" span>
            {texts.notes}
          </Text>
        </summary>
        <List type="ordered" size="xs">
          {example.notes.map(({ at, what }, index) => (
            <List.Item key={`${index} ${at}`}>{what}</List.Item>
          ))}
        </List>
      </details>
    </Card>
  );
}

/** What has no words yet is told by its code. */
const named = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
