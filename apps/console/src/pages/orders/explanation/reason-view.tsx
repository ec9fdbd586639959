import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import type { OrderReason } from '#contracts/models/order-explanation';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { StatusBadge, type Tone } from '../../../parts/status-badge';
import type { OrderDetail } from '../order-detail';
import { timelineAnchor } from '../timeline-anchor';
import { toldIn } from '../timeline-words';
import { explanationTexts } from './explanation.texts';
import { HelpfulActionButton } from './helpful-action';
import { sentenceOf } from './sentence';

const TONES: Readonly<Record<OrderReason['weight'], Tone>> = {
  blocked: 'bad',
  late: 'attention',
  waiting: 'waiting',
  done: 'good',
};

/** Beside the words only where they keep room to be read; on a phone what helps stands below them. */
const WORDS_FIRST = '1 1 260px';

/** One reason: how grave, in words, since when, what it was concluded from and what helps. */
export function ReasonView({ reason, order }: { readonly reason: OrderReason; readonly order: OrderDetail }) {
  const texts = useTexts(explanationTexts);
  const format = useFormat();
  const times = [
    reason.since !== null && texts.since(format.instant(reason.since)),
    reason.until !== null && texts.until(format.instant(reason.until)),
  ].filter((time): time is string => time !== false);
  return (
    <Stack gap={4}>
      <Group gap="sm" align="flex-start" justify="space-between">
        <Group gap="sm" align="flex-start" wrap="nowrap" style={{ flex: WORDS_FIRST, minWidth: 0 }}>
          <Box style={{ flexShrink: 0 }}>
            <StatusBadge tone={TONES[reason.weight]}>{texts.weights[reason.weight]}</StatusBadge>
          </Box>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {sentenceOf(reason, format.language, format.money)}
          </Text>
        </Group>
        <Box style={{ flexShrink: 0 }}>
          <HelpfulActionButton reason={reason} order={order} />
        </Box>
      </Group>
      {times.length > 0 && (
        <Text size="xs" c="dimmed">
          {times.join(' · ')}
        </Text>
      )}
      {reason.events.length > 0 && (
        <Text size="xs" c="dimmed">
          {texts.concluded}:{' '}
          {reason.events.map((event, index) => (
            <span key={event.eventId}>
              {index > 0 && ', '}
              <Anchor href={`#${timelineAnchor(event.eventId)}`} inherit underline="always">
                {toldIn(format.language, event)}
              </Anchor>
            </span>
          ))}
        </Text>
      )}
    </Stack>
  );
}
