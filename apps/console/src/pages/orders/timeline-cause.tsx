import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Cause, TimelineItem } from '#contracts/models/timeline';
import { withQuery } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { orderTexts } from './order.texts';
import { timelineAnchor } from './timeline-anchor';
import { toldIn } from './timeline-words';

interface Props {
  readonly cause: Cause;
  readonly items: readonly TimelineItem[];
}

/** By whom a message from outside the timeline was sent, by its id; what services ask of each other in between explains nothing. */
const ASKED_HERE = /^(req|msg)_/;
const WEBHOOK = /^whe_/;

/** Why an item happened, leading there: the item before it, the step of a run, or the webhook. */
export function TimelineCause({ cause, items }: Props) {
  const texts = useTexts(orderTexts);
  const { language } = useLanguage();
  if (cause.kind === 'step') {
    const { workflowId, runId, stepId } = cause;
    const path = `/workflows/${encodeURIComponent(workflowId)}/runs/${encodeURIComponent(runId)}`;
    return (
      <Text size="xs">
        {texts.byStep}{' '}
        <Anchor component={Link} inherit underline="always" to={withQuery(path, { step: stepId })}>
          {`${workflowId}: ${stepId}`}
        </Anchor>
      </Text>
    );
  }
  if (cause.kind === 'event') {
    const before = items.find(({ eventId }) => eventId === cause.eventId);
    if (!before) return null;
    return (
      <Text size="xs">
        {texts.because}{' '}
        <Anchor inherit underline="always" href={`#${timelineAnchor(cause.eventId)}`}>
          {toldIn(language, before)}
        </Anchor>
      </Text>
    );
  }
  if (ASKED_HERE.test(cause.messageId)) return <Text size="xs">{texts.askedHere}</Text>;
  if (!WEBHOOK.test(cause.messageId)) return null;
  return (
    <Text size="xs">
      <Anchor
        component={Link}
        inherit
        underline="always"
        to={withQuery('/events', { event: cause.messageId })}
      >
        {texts.byWebhook}
      </Anchor>
    </Text>
  );
}
