import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderExplanation } from '#contracts/models/order-explanation';
import { get } from '../../../api/client';
import { useLiveRefresh } from '../../../api/live';
import { useTexts } from '../../../i18n/texts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { Section } from '../../../parts/section';
import type { OrderDetail } from '../order-detail';
import { explanationTexts } from './explanation.texts';
import { ReasonView } from './reason-view';

const SHOWN = 3;
const AGAIN_MS = 30_000;

/** "Why is it stuck?", answered from what every service knows. */
export function ExplanationPanel({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(explanationTexts);
  const { storeId, orderId } = order;
  const path = `/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}/explanation`;
  const query = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<OrderExplanation>(path, {}, signal),
    // What is awaited becomes late without anything happening.
    refetchInterval: AGAIN_MS,
  });
  useLiveRefresh([path], (event) => event.storeId === storeId && event.orderId === orderId);
  return (
    <Section title={texts.title}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Reasons explanation={query.data} order={order} />}
    </Section>
  );
}

function Reasons({
  explanation,
  order,
}: {
  readonly explanation: OrderExplanation;
  readonly order: OrderDetail;
}) {
  const texts = useTexts(explanationTexts);
  const [all, setAll] = useState(false);
  const { reasons, unanswered } = explanation;
  const shown = all ? reasons : reasons.slice(0, SHOWN);
  const more = reasons.length - shown.length;
  return (
    <Stack gap="md">
      {shown.map((reason, index) => (
        <ReasonView key={`${reason.code} ${index}`} reason={reason} order={order} />
      ))}
      {more > 0 && (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setAll(true)}>
          {texts.more(String(more))}
        </Button>
      )}
      {unanswered.length > 0 && <Text size="sm">{texts.unanswered(unanswered.join(', '))}</Text>}
    </Stack>
  );
}
