import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ExceptionTrail, ReconciliationException } from '#contracts/models/reconciliation-exception';
import { get } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { DetailDrawer } from '../../../parts/detail-drawer';
import { Facts } from '../../../parts/facts';
import { Loading } from '../../../parts/loading';
import { MoneyText } from '../../../parts/money';
import { ProblemNote } from '../../../parts/problem-note';
import { orderHref } from '../payouts/payout';
import { exceptionPath, subjectHref } from './exception';
import { ExceptionActions } from './exception-actions';
import { ExceptionSign } from './exception-sign';
import { exceptionsTexts } from './exceptions.texts';

interface Answer {
  readonly exception: ReconciliationException;
  readonly trail: readonly ExceptionTrail[];
}

interface Props {
  readonly exceptionId: string;
  readonly close: () => void;
}

export function ExceptionDetail({ exceptionId, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  const path = exceptionPath(exceptionId);
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Answer>(path, {}, signal) });
  const title = query.data ? texts.kinds[query.data.exception.kind] : exceptionId;
  return (
    <DetailDrawer title={title} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <Stack align="flex-start">
          <About exception={query.data.exception} />
          <ExceptionActions exception={query.data.exception} />
          <Trail trail={query.data.trail} />
        </Stack>
      )}
    </DetailDrawer>
  );
}

function About({ exception }: { readonly exception: ReconciliationException }) {
  const texts = useTexts(exceptionsTexts);
  const { instant } = useFormat();
  const { amount, currency, storeId, orderId, subject } = exception;
  const href = subjectHref(exception);
  const order = orderId !== null && (
    <Anchor component={Link} size="sm" underline="always" to={orderHref(storeId, orderId)}>
      {orderId}
    </Anchor>
  );
  return (
    <>
      <ExceptionSign exception={exception} />
      <Text size="sm">{exception.message}</Text>
      <Facts
        facts={[
          [texts.amount, <MoneyText key="amount" value={{ amount, currency }} />],
          [
            texts.subject,
            href === null ? (
              subject
            ) : (
              <Anchor key="subject" component={Link} size="sm" underline="always" to={href}>
                {subject}
              </Anchor>
            ),
          ],
          [texts.order, order === false ? null : order],
          [texts.store, storeId],
          [texts.code, exception.code],
          [texts.owner, exception.owner ?? texts.nobody],
          [texts.opened, instant(exception.openedAt)],
          [texts.closed, exception.closedAt && instant(exception.closedAt)],
        ]}
      />
    </>
  );
}

function Trail({ trail }: { readonly trail: readonly ExceptionTrail[] }) {
  const texts = useTexts(exceptionsTexts);
  const { instant } = useFormat();
  return (
    <Stack gap="xs" w="100%">
      <Title order={3} size="h6">
        {texts.trail}
      </Title>
      <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label={texts.trail}>
        {trail.map(({ at, actor, action, note }, index) => (
          <Stack component="li" key={`${at} ${index}`} gap={0}>
            <Text size="sm">
              <b>{texts.trailActions[action]}</b>
              {note === null ? '' : `: ${note}`}
            </Text>
            <Text size="xs" c="dimmed">
              {actor}, {instant(at)}
            </Text>
          </Stack>
        ))}
      </Stack>
    </Stack>
  );
}
