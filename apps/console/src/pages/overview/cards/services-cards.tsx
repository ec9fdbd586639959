import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { SERVICES, type ServiceName } from '#contracts/message';
import type { OutcomeLine, ServiceFigures } from '#contracts/models/figures';
import { get } from '../../../api/client';
import { useTexts } from '../../../i18n/texts';
import { Loading } from '../../../parts/loading';
import { Section } from '../../../parts/section';
import { useSession } from '../../../session/session';
import { overviewTexts } from '../overview.texts';
import type { TimeRange } from '../time-range';
import { OutcomeTable } from './outcome-table';
import { QueueTable } from './queue-table';
import { RetriesChart } from './retries-chart';

const AGAIN_MS = 15_000;

export interface OfService<T> {
  readonly service: ServiceName;
  readonly of: T;
}

/** Each service is asked by itself: those that answer are shown, those that do not are named. */
export function ServicesCards({ range }: { readonly range: TimeRange }) {
  const texts = useTexts(overviewTexts);
  const { stores } = useSession();
  const queries = useQueries({
    queries: SERVICES.map((service) => ({
      queryKey: [`/api/v1/figures/services/${service}`, range],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<ServiceFigures>(`/api/v1/figures/services/${service}`, { ...range }, signal),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
      enabled: stores === null,
    })),
  });
  if (stores !== null) return <Text size="sm">{texts.allStoresOnly}</Text>;
  const answered = SERVICES.flatMap((service, index) => {
    const of = queries[index]?.data;
    return of === undefined ? [] : [{ service, of }];
  });
  const silent = SERVICES.filter((_service, index) => queries[index]?.isError);
  const waiting = queries.every(({ isPending }) => isPending);
  const lines = (kind: OutcomeLine['kind']): Array<OfService<OutcomeLine>> =>
    answered
      .flatMap(({ service, of }) => of.lines.map((line) => ({ service, of: line })))
      .filter(({ of }) => of.kind === kind)
      .sort((a, b) => b.of.failed - a.of.failed || b.of.retried - a.of.retried || b.of.done - a.of.done);
  return (
    <Stack gap="md">
      {silent.length > 0 && (
        <Text size="sm" role="alert">
          {texts.unanswered(silent.join(', '))}
        </Text>
      )}
      <Section title={texts.retries}>
        {waiting ? (
          <Loading />
        ) : (
          <RetriesChart
            range={range}
            rows={answered.map(({ service, of }) => ({ service, of: of.points }))}
          />
        )}
      </Section>
      <Section title={texts.queues}>
        {waiting ? (
          <Loading />
        ) : (
          <QueueTable rows={answered.map(({ service, of }) => ({ service, of: of.queues }))} />
        )}
      </Section>
      <Section title={texts.connections}>
        {waiting ? <Loading /> : <OutcomeTable rows={lines('call')} ofConnections />}
      </Section>
      <Section title={texts.steps}>
        {waiting ? <Loading /> : <OutcomeTable rows={lines('message')} />}
      </Section>
    </Stack>
  );
}
