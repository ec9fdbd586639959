import { Button, JsonInput, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../../api/client';
import { useList } from '../../../api/use-list';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { ProblemNote } from '../../../parts/problem-note';
import { designerTexts } from '../designer.texts';
import { pinRun } from '../model/pin-run';
import { readPinned, useData } from '../use-data';
import { RUNS, type Run } from '../workflow-api';
import { stepTestTexts } from './step-test.texts';

type Data = Readonly<Record<string, unknown>>;
interface KnownOrder {
  readonly payments: ReadonlyArray<Data & { readonly status: string }>;
}
const MOST_RUNS = 20;

/** What expressions and steps are tried with: made up by the contracts, typed, or taken from a real run. */
export function SampleData({ workflowId }: { readonly workflowId: string }) {
  const [open, setOpen] = useState(false);
  const texts = useTexts(designerTexts);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Text size="sm" span>
          {texts.sample}
        </Text>
      </summary>
      {open && <SampleEditor workflowId={workflowId} />}
    </details>
  );
}

function SampleEditor({ workflowId }: { readonly workflowId: string }) {
  const texts = useTexts(designerTexts);
  const words = useTexts(stepTestTexts);
  const format = useFormat();
  const { sample, pinned, setPinned } = useData();
  const runs = useList<Omit<Run, 'steps'>>(RUNS, { workflowId, limit: MOST_RUNS });
  const take = useMutation({
    mutationFn: (runId: string) => pinnedBy(runId, sample),
    onSuccess: (data) => setPinned(JSON.stringify(data, null, 2)),
  });
  const wrong = pinned !== null && readPinned(pinned) === undefined;
  return (
    <Stack gap="xs" pt={6}>
      <Select
        size="xs"
        label={words.fromRun}
        placeholder={words.chooseRun}
        description={words.fromRunAbout}
        searchable
        disabled={take.isPending}
        nothingFoundMessage={words.noRuns}
        data={runs.items.map(({ runId, orderId, startedAt }) => ({
          value: runId,
          label: `${orderId ?? runId} · ${format.instant(startedAt)}`,
        }))}
        value={null}
        onChange={(runId) => runId !== null && take.mutate(runId)}
      />
      {take.isError && <ProblemNote error={take.error} />}
      <JsonInput
        size="xs"
        aria-label={texts.sample}
        description={texts.sampleAbout}
        autosize
        minRows={4}
        maxRows={14}
        value={pinned ?? JSON.stringify(sample, null, 2)}
        error={wrong ? texts.sampleWrong : null}
        onChange={setPinned}
      />
      {pinned !== null && (
        <Button size="compact-xs" variant="default" w="fit-content" onClick={() => setPinned(null)}>
          {words.madeUp}
        </Button>
      )}
    </Stack>
  );
}

/** The order as workflows know it comes with the preview of its mapping. */
async function pinnedBy(runId: string, sample: Data): Promise<Data> {
  const run = await get<Run>(`${RUNS}/${encodeURIComponent(runId)}`);
  const { storeId, orderId } = run;
  if (orderId === null) return pinRun(sample, run, null, null);
  const [{ input }, { payments }] = await Promise.all([
    post<{ readonly input: { readonly order: Data } }>('/api/v1/mappings/preview', {
      ...{ id: 'order-to-payment', storeId, orderId },
    }),
    get<KnownOrder>(`/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`),
  ]);
  return pinRun(sample, run, input.order, payments.at(-1) ?? null);
}
