import { Button, Code, Group, List, Progress, Spoiler, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IMPORT_OUTCOMES, type CustomerImport } from '#contracts/models/customer-import';
import { post } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { useMay } from '../../session/session';
import { customersTexts } from './customers.texts';

const PATH = '/api/v1/customers/imports';
const TONES: Readonly<Record<CustomerImport['state'], Tone>> = {
  running: 'waiting',
  canceled: 'neutral',
  done: 'good',
};

/** How far an import is; what it did, and what failed and why. */
export function ImportProgress({ job }: { readonly job: CustomerImport }) {
  const texts = useTexts(customersTexts);
  const { number } = useFormat();
  const { done, total, listed, ratePerSecond, etaSeconds, waitingFor, state } = job;
  const facts = [
    total === null ? texts.soFar(number(done), number(listed)) : texts.done(number(done), number(total)),
    ratePerSecond === null ? null : texts.rate(number(ratePerSecond)),
    etaSeconds === null ? null : texts.left(number(Math.ceil(etaSeconds / 60))),
    waitingFor === null ? null : texts.waits(waitingFor),
  ].filter((fact) => fact !== null);
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {job.storeId}
          </Text>
          <Text size="sm">{texts.from[job.from]}</Text>
          <StatusBadge tone={TONES[state]}>{texts.states[state]}</StatusBadge>
          <Instant at={job.startedAt} />
        </Group>
        <Steering job={job} />
      </Group>
      <Progress
        value={total ? (done / total) * 100 : state === 'done' ? 100 : 0}
        animated={state === 'running'}
        aria-label={`${texts.imports}: ${job.storeId}`}
      />
      <Text size="sm" aria-live="polite" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {facts.join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {IMPORT_OUTCOMES.filter((outcome) => job.counts[outcome] > 0)
          .map((outcome) => `${number(job.counts[outcome])} ${texts.counts[outcome]}`)
          .join(' · ')}
      </Text>
      <Failures job={job} />
    </Stack>
  );
}

function Failures({ job: { failures } }: { readonly job: CustomerImport }) {
  const texts = useTexts(customersTexts);
  if (failures.length === 0) return null;
  return (
    <Spoiler maxHeight={90} showLabel="…" hideLabel="–">
      <List size="sm" aria-label={texts.failures}>
        {failures.map(({ externalId, code, message }) => (
          <List.Item key={externalId}>
            {externalId} <Code>{code}</Code> {message}
          </List.Item>
        ))}
      </List>
    </Spoiler>
  );
}

function Steering({ job: { jobId, state, counts, updatedAt } }: { readonly job: CustomerImport }) {
  const texts = useTexts(customersTexts);
  const may = useMay('operator');
  const queryClient = useQueryClient();
  const action = state === 'running' ? 'cancel' : 'resume';
  const steer = useMutation({
    mutationFn: () =>
      post(
        `${PATH}/${encodeURIComponent(jobId)}/${action}`,
        {},
        { 'idempotency-key': `${jobId}-${updatedAt}-${action}` },
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [PATH] }),
  });
  if (!may || (state === 'done' && counts.failed === 0)) return null;
  return (
    <Group gap="xs">
      {steer.isError && <ProblemNote error={steer.error} />}
      <Button size="xs" variant="default" loading={steer.isPending} onClick={() => steer.mutate()}>
        {texts[action]}
      </Button>
    </Group>
  );
}
