import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { JsonView } from '../../parts/json-view';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { useMay } from '../../session/session';
import { eventsTexts } from './events.texts';
import { webhookStateLooks, type WebhookEventDetail } from './webhook-event';
import { toldReason } from './webhook-words';

const LIST = '/api/v1/webhook-events';

export function EventDetail({ id, close }: { readonly id: string; readonly close: () => void }) {
  const path = `${LIST}/${encodeURIComponent(id)}`;
  const query = useQuery({
    queryKey: [LIST, id],
    queryFn: ({ signal }) => get<WebhookEventDetail>(path, {}, signal),
  });
  return (
    <DetailDrawer title={query.data?.type ?? id} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <EventFacts event={query.data} path={path} />}
    </DetailDrawer>
  );
}

function EventFacts({ event, path }: { readonly event: WebhookEventDetail; readonly path: string }) {
  const texts = useTexts(eventsTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const look = webhookStateLooks[event.state];
  return (
    <Stack>
      <Group justify="space-between">
        <StatusBadge tone={look.tone}>{look.name[language]}</StatusBadge>
        <ReplayButton event={event} path={path} />
      </Group>
      <Facts
        facts={[
          [texts.connection, `${event.connectionId} (${event.system})`],
          [texts.externalId, event.externalEventId],
          [texts.reason, event.reason && toldReason(language, event.reason)],
          [texts.skew, event.skewSeconds === null ? null : texts.skewText(event.skewSeconds)],
          [texts.received, format.instant(event.receivedAt)],
          [texts.settled, event.settledAt && format.instant(event.settledAt)],
          [texts.replays, event.replays === 0 ? null : event.replays],
        ]}
      />
      <JsonView value={event.body} label={texts.body} />
    </Stack>
  );
}

function ReplayButton({ event, path }: { readonly event: WebhookEventDetail; readonly path: string }) {
  const texts = useTexts(eventsTexts);
  const queryClient = useQueryClient();
  const [asking, ask] = useState(false);
  const mayAct = useMay('operator');
  const replay = useMutation({
    mutationFn: () => post(`${path}/replay`),
    onSuccess: () => {
      ask(false);
      return queryClient.invalidateQueries({ queryKey: [LIST] });
    },
  });
  if (!mayAct) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => ask(true)}>
        {texts.replay}
      </Button>
      <Confirm
        opened={asking}
        title={texts.replay}
        action={texts.replay}
        busy={replay.isPending}
        error={replay.error}
        confirm={() => replay.mutate()}
        close={() => ask(false)}
      >
        <Text size="sm">{texts.replayAbout}</Text>
        {event.state === 'rejected' && <Text size="sm">{texts.replayRejected}</Text>}
      </Confirm>
    </>
  );
}
