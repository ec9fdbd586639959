import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import { toldFailure } from '../../i18n/failure-words';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Facts } from '../../parts/facts';
import { Instant } from '../../parts/instant';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import type { Connection, Connector, TestAnswer } from './connection';
import { connectionPath, useConnectionStates } from './connection-api';
import { connectionsTexts } from './connections.texts';
import { HealthBadge } from './health-badge';
import { TestResult } from './test-result';

interface Props {
  readonly connection: Connection;
  readonly connector: Connector;
}

/** How the connection stands, and a way to ask now. */
export function HealthSection({ connection, connector }: Props) {
  const texts = useTexts(connectionsTexts);
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const mayTest = useMay('operator');
  const states = useConnectionStates();
  const health = states.data?.items.find(({ connectionId }) => connectionId === connection.id);
  const test = useMutation({
    mutationFn: () => post<TestAnswer>(`${connectionPath(connection.id)}/test`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api/v1/connection-states'] }),
  });
  const instant = (at: string | null | undefined) => (at ? <Instant at={at} /> : null);
  return (
    <Section
      title={texts.health}
      actions={
        mayTest && (
          <Button size="xs" loading={test.isPending} onClick={() => test.mutate()}>
            {texts.test}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <Facts
          facts={[
            [texts.state, <HealthBadge key="state" health={health} />],
            [texts.since, instant(health?.since)],
            [texts.message, health?.message && toldFailure(language, health.message, health.code ?? '')],
            [texts.code, health?.code],
            [texts.lastAnswer, instant(health?.lastAnswerAt)],
            [texts.lastWebhook, instant(health?.lastWebhookAt)],
          ]}
        />
        {test.isError && <ProblemNote error={test.error} />}
        <TestResult answer={test.isPending ? undefined : test.data} connector={connector} />
      </Stack>
    </Section>
  );
}
