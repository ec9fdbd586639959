import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconBulb, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get, withQuery } from '../../api/client';
import { toldFailure, toldHelp } from '../../i18n/failure-words';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Facts } from '../../parts/facts';
import { JsonView } from '../../parts/json-view';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { CorrectionsOf } from './corrections';
import { deadLetterLooks, type DeadLetter } from './dead-letter';
import { DeadLetterActions } from './dead-letter-actions';
import { DryRun } from './dry-run';
import { deadLettersTexts } from './dead-letters.texts';

const LIST = '/api/v1/dead-letters';

interface Props {
  readonly id: string;
  readonly service: string | null;
  readonly close: () => void;
}

export function DeadLetterDetail({ id, service, close }: Props) {
  const path = withQuery(`${LIST}/${encodeURIComponent(id)}`, { service });
  const query = useQuery({
    queryKey: [LIST, id, service],
    queryFn: ({ signal }) => get<DeadLetter>(path, {}, signal),
  });
  return (
    <DetailDrawer title={query.data?.type ?? id} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Content letter={query.data} />}
    </DetailDrawer>
  );
}

function Content({ letter }: { readonly letter: DeadLetter }) {
  const texts = useTexts(deadLettersTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { storeId, orderId } = letter;
  const look = deadLetterLooks[letter.state];
  return (
    <Stack>
      <Group justify="space-between">
        <StatusBadge tone={look.tone}>{look.name[language]}</StatusBadge>
        <DeadLetterActions letter={letter} />
      </Group>
      <Text>{toldFailure(language, letter.reason, letter.code)}</Text>
      {letter.succeededBy !== null && (
        <Alert variant="light" color="teal" icon={<IconCheck size={18} aria-hidden />}>
          {texts.workedLater[letter.succeededBy]}
        </Alert>
      )}
      {letter.suggestion !== null && (
        <Alert
          variant="light"
          color="till"
          icon={<IconBulb size={18} aria-hidden />}
          title={texts.suggestion}
        >
          {toldHelp(language, letter.suggestion, letter.code)}
        </Alert>
      )}
      <CorrectionsOf letter={letter} />
      <Facts
        facts={[
          [texts.code, `${letter.code} (${letter.failureClass})`],
          [texts.service, letter.service],
          [
            texts.order,
            storeId !== null && orderId !== null && (
              <Anchor
                component={Link}
                inherit
                to={`/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`}
              >
                {storeId} {orderId}
              </Anchor>
            ),
          ],
          [
            texts.issue,
            letter.issueId !== null && (
              <Anchor
                component={Link}
                inherit
                to={`/dead-letters?issue=${encodeURIComponent(letter.issueId)}`}
              >
                {letter.code}
              </Anchor>
            ),
          ],
          [texts.attempts, letter.attempts],
          [texts.firstSeen, format.instant(letter.firstSeenAt)],
          [texts.died, format.instant(letter.deadAt)],
          [texts.settledBy, letter.settledBy],
          [texts.discardReason, letter.settledReason],
        ]}
      />
      {letter.state === 'dead' && <DryRun letter={letter} />}
      {Object.keys(letter.details).length > 0 && <JsonView value={letter.details} label={texts.details} />}
      <JsonView value={letter.body} label={texts.body} />
    </Stack>
  );
}
