import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { StatusBadge } from '../../../parts/status-badge';
import { mapperTexts } from '../mapper.texts';
import type { Mapper } from '../use-mapper';
import type { Drift, Finding } from './drift-api';
import { driftTexts } from './drift.texts';
import { findingWords } from './finding-words';

const TONES = { high: 'bad', medium: 'attention', low: 'neutral' } as const;

interface Props {
  readonly finding: Finding;
  readonly totals: Pick<Drift, 'earlier' | 'later'>;
  readonly mapper: Mapper;
  readonly open: (field: string) => void;
  readonly take: (source: string, target: string) => void;
}

/** One field that changed: what was seen, who reads it, and what it may be called now. */
export function FindingCard({ finding, totals, mapper, open, take }: Props) {
  const texts = useTexts(driftTexts);
  const words = useTexts(mapperTexts);
  const { kind, path, severity, rules, renames } = finding;
  return (
    <Card withBorder padding="xs" component="section" aria-label={`${texts.kinds[kind]}: ${path}`}>
      <Group gap={6}>
        <StatusBadge tone={TONES[severity]}>{texts.severities[severity]}</StatusBadge>
        <Badge variant="default" size="sm" tt="none">
          {texts.kinds[kind]}
        </Badge>
      </Group>
      <Text size="sm" fw={600} mt={4} style={{ overflowWrap: 'anywhere' }}>
        {path}
      </Text>
      <Text size="sm">{findingWords(finding, totals, texts)}</Text>
      <Text size="xs" c="dimmed" mt={4}>
        {rules.length === 0 ? texts.noRules : texts.readBy}
      </Text>
      {rules.map(({ target, required }) => (
        <Group key={target} gap={6} justify="space-between" wrap="nowrap">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {required ? `${target} (${texts.required})` : target}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={words.openField(target)}
            onClick={() => open(target)}
          >
            {words.open}
          </Button>
        </Group>
      ))}
      {renames.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {texts.renamed}
        </Text>
      )}
      {renames.map(({ source, confidence }) => (
        <Stack key={source} gap={4} mt={4}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {texts.likely(source, `${Math.round(confidence * 100)} %`)}
          </Text>
          {!mapper.readOnly &&
            rules
              .filter(({ direct }) => direct)
              .map(({ target }) =>
                mapper.ruleAt(target)?.source === source ? (
                  <Text key={target} size="sm">
                    {texts.taken(source, target)}
                  </Text>
                ) : (
                  <Button
                    key={target}
                    size="compact-xs"
                    variant="default"
                    w="fit-content"
                    leftSection={<IconCheck size={13} aria-hidden />}
                    onClick={() => take(source, target)}
                  >
                    {texts.take(source, target)}
                  </Button>
                ),
              )}
        </Stack>
      ))}
    </Card>
  );
}
