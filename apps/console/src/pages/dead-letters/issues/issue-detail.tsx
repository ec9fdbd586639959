import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../../../api/client';
import { toldFailure, toldHelp } from '../../../i18n/failure-words';
import { useFormat } from '../../../i18n/format';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { DetailDrawer } from '../../../parts/detail-drawer';
import { Facts } from '../../../parts/facts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { StatusBadge } from '../../../parts/status-badge';
import { ReplayMany } from '../replays/replay-many';
import { IssueActions } from './issue-actions';
import { ISSUES, issueLooks, type Issue } from './issue';
import { issuesTexts } from './issues.texts';

export function IssueDetail({ id, close }: { readonly id: string; readonly close: () => void }) {
  const path = `${ISSUES}/${encodeURIComponent(id)}`;
  const query = useQuery({
    queryKey: [ISSUES, id],
    queryFn: ({ signal }) => get<Issue>(path, {}, signal),
  });
  return (
    <DetailDrawer title={query.data?.code ?? id} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Content issue={query.data} />}
    </DetailDrawer>
  );
}

function Content({ issue }: { readonly issue: Issue }) {
  const texts = useTexts(issuesTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const look = issueLooks[issue.state];
  const byItself = issue.stateBy === null && issue.stateNote !== null;
  const why = byItself ? texts.why[issue.stateNote as keyof typeof texts.why] : issue.stateNote;
  return (
    <Stack>
      <Group justify="space-between">
        <StatusBadge tone={look.tone}>{look.name[language]}</StatusBadge>
        <IssueActions issue={issue} />
      </Group>
      {(why !== null || issue.stateBy !== null) && (
        <Text size="sm">
          {[why, issue.stateBy !== null && texts.setBy(issue.stateBy)].filter(Boolean).join(' · ')}
        </Text>
      )}
      {issue.reason !== null && <Text>{toldFailure(language, issue.reason, issue.code)}</Text>}
      {issue.suggestion !== null && (
        <Alert
          variant="light"
          color="till"
          icon={<IconBulb size={18} aria-hidden />}
          title={texts.suggestion}
        >
          {toldHelp(language, issue.suggestion, issue.code)}
        </Alert>
      )}
      <Facts
        facts={[
          [texts.cause, `${issue.code} · ${issue.type}`],
          [texts.field, issue.field],
          [texts.service, issue.service],
          [texts.connection, issue.connectionId],
          [texts.waiting, format.number(issue.waiting)],
          [texts.orders, format.number(issue.orders)],
          [texts.occurrences, issue.occurrences === null ? null : format.number(issue.occurrences)],
          [texts.first, format.instant(issue.firstAt)],
          [texts.last, format.instant(issue.lastAt)],
        ]}
      />
      <Anchor
        component={Link}
        size="sm"
        to={`/dead-letters?view=messages&issue-of=${encodeURIComponent(issue.id)}`}
      >
        {texts.messages}
      </Anchor>
      <ReplayMany issue={issue} />
    </Stack>
  );
}
