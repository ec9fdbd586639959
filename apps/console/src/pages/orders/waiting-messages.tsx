import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderKey } from '#contracts/models/common';
import { get } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import type { PageOf } from '../../api/use-list';
import { toldFailure } from '../../i18n/failure-words';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { Section } from '../../parts/section';
import type { DeadLetter } from '../dead-letters/dead-letter';
import { DeadLetterDetail } from '../dead-letters/dead-letter-detail';
import { orderTexts } from './order.texts';

const LIST = '/api/v1/dead-letters';
/** Hardly an order has more; the rest is in the list of all. */
const MOST = 20;

/** Messages about this order that could not be carried out, to be tried, edited and replayed here; nothing when none waits. */
export function WaitingMessages({ order: { storeId, orderId } }: { readonly order: OrderKey }) {
  const texts = useTexts(orderTexts);
  const { language } = useLanguage();
  const [chosen, choose] = useState<DeadLetter>();
  const filter = { store: storeId, order: orderId, limit: MOST };
  const query = useQuery({
    queryKey: [LIST, filter],
    queryFn: ({ signal }) => get<PageOf<DeadLetter>>(LIST, filter, signal),
  });
  useLiveRefresh([LIST], ({ type }) => type.startsWith('dead-letter.'));
  const letters = query.data?.items ?? [];
  return (
    <>
      {letters.length > 0 && (
        <Section title={texts.waitingMessages}>
          <Stack gap="xs">
            {letters.map((letter) => (
              <Group key={`${letter.service} ${letter.id}`} justify="space-between">
                <Text size="sm">
                  <Anchor component="button" type="button" inherit onClick={() => choose(letter)}>
                    {letter.type}
                  </Anchor>{' '}
                  {toldFailure(language, letter.reason, letter.code)}
                </Text>
                <Instant at={letter.deadAt} />
              </Group>
            ))}
          </Stack>
        </Section>
      )}
      {chosen && <DeadLetterDetail id={chosen.id} service={chosen.service} close={() => choose(undefined)} />}
    </>
  );
}
