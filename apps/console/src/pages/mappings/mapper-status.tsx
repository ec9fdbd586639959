import { Badge, Button, Group, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { StatusBadge } from '../../parts/status-badge';
import { mapperTexts } from './mapper.texts';
import type { LivePreview } from './use-preview';

interface Props {
  readonly version: number;
  readonly origin: 'shipped' | 'published';
  readonly dirty: boolean;
  readonly readOnly: boolean;
  readonly live: LivePreview;
  readonly said: string;
  readonly showProblems: () => void;
  readonly discard: () => void;
}

/** What is in use, whether something is unpublished, and what the check says. */
export function MapperStatus(props: Props) {
  const { version, origin, dirty, readOnly, live, said, showProblems, discard } = props;
  const texts = useTexts(mapperTexts);
  return (
    <Group gap="sm" aria-live="polite">
      <StatusBadge tone="good">
        {origin === 'shipped' ? texts.shippedLive(version) : texts.versionLive(version)}
      </StatusBadge>
      {dirty && <StatusBadge tone="attention">{texts.unpublished}</StatusBadge>}
      {readOnly && <StatusBadge tone="neutral">{texts.lookOnly}</StatusBadge>}
      <Badge
        variant="light"
        color={live.errors > 0 ? 'red' : 'gray'}
        tt="none"
        component="button"
        style={{ cursor: 'pointer', border: 0, color: 'var(--mantine-color-text)' }}
        onClick={showProblems}
      >
        {live.errors > 0
          ? texts.problems(live.errors)
          : live.warnings > 0
            ? texts.warnings(live.warnings)
            : texts.noProblems}
      </Badge>
      {dirty && !readOnly && (
        <Button size="compact-xs" variant="subtle" onClick={discard}>
          {texts.discard}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {said}
      </Text>
    </Group>
  );
}
