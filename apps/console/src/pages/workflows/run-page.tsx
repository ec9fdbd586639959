import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { get } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Facts } from '../../parts/facts';
import { Instant } from '../../parts/instant';
import { JsonView } from '../../parts/json-view';
import { Page } from '../../parts/page';
import { PageState } from '../../parts/page-state';
import { StatusBadge } from '../../parts/status-badge';
import { useMay } from '../../session/session';
import { Canvas } from './canvas/canvas';
import styles from './designer.module.css';
import { findStep, nameOf, type WorkflowDocument } from './model/document';
import { toldTemplate } from './words/told-template';
import { RestartDialog } from './restart-dialog';
import { runLooks, runStepLooks } from './run-states';
import { useEditor } from './use-editor';
import { useStepInAddress } from './use-step-in-address';
import { getVersion, RUNS, WORKFLOWS, type Run, type RunStep } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

/** One run, moving over the version of the workflow that it runs on. */
export function RunPage() {
  const { runId = '' } = useParams();
  const texts = useTexts(workflowsTexts);
  const path = `${RUNS}/${encodeURIComponent(runId)}`;
  const run = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Run>(path, {}, signal) });
  useLiveRefresh([path], ({ orderId }) => orderId !== null && orderId === run.data?.orderId);
  const of = run.data;
  const version = useQuery({
    queryKey: [WORKFLOWS, of?.workflowId, of?.version],
    queryFn: ({ signal }) => getVersion(of?.workflowId ?? '', of?.version ?? 1, signal),
    enabled: of !== undefined,
    staleTime: Infinity,
  });
  if (!run.data || !version.data) {
    return (
      <PageState
        title={texts.aRun}
        error={run.error ?? version.error}
        retry={() => void run.refetch()}
        back={{ to: '/workflows', label: texts.back }}
        unknown={{ title: texts.unknownRun, teach: texts.unknownRunTeach }}
      />
    );
  }
  return (
    <ReactFlowProvider>
      <RunView run={run.data} document={version.data.document} />
    </ReactFlowProvider>
  );
}

function RunView({ run, document }: { readonly run: Run; readonly document: WorkflowDocument }) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const editor = useEditor(document, true);
  useStepInAddress(editor);
  const steps = useMemo(() => new Map(run.steps.map((step) => [step.stepId, step])), [run.steps]);
  /** Ways and the trigger have nothing of their own to show. */
  const chosen = [...editor.selection].find((id) => findStep(document, id));
  const look = runLooks[run.state];
  const mayRestart = useMay('operator');
  const [restarting, setRestarting] = useState(false);
  const failed = run.steps.find(({ state }) => state === 'failed')?.stepId ?? null;
  const offered = chosen ?? failed;
  return (
    <Page
      title={texts.runTitle(run.orderId ?? run.runId)}
      full
      actions={
        <>
          <Anchor component={Link} to={`/workflows/${encodeURIComponent(run.workflowId)}`} size="sm">
            {texts.toDesigner}
          </Anchor>
          {mayRestart && (
            <Button variant="default" onClick={() => setRestarting(true)}>
              {texts.restart}
            </Button>
          )}
        </>
      }
    >
      <Group gap="sm" aria-live="polite">
        <StatusBadge tone={look.tone}>{look.name[language]}</StatusBadge>
        <Text size="sm">{texts.runOf(toldTemplate(language, document.name), run.version)}</Text>
        {run.orderId !== null && (
          <Anchor
            component={Link}
            size="sm"
            to={`/orders/${encodeURIComponent(run.storeId)}/${encodeURIComponent(run.orderId)}`}
          >
            {`${texts.order} ${run.orderId}`}
          </Anchor>
        )}
        <Text size="sm" c="dimmed">
          {texts.started} <Instant at={run.startedAt} />
        </Text>
      </Group>
      <div className={`${styles['columns']} ${styles['two']}`}>
        <div className={styles['middle']}>
          <Canvas editor={editor} run={steps} />
        </div>
        <aside className={`${styles['side']} ${styles['inspector']}`} aria-label={texts.steps}>
          {chosen === undefined ? (
            <StepList document={document} steps={run.steps} choose={(id) => editor.select([id])} />
          ) : (
            <StepView name={nameOf(document, chosen, language)} step={steps.get(chosen)} />
          )}
        </aside>
      </div>
      {restarting && (
        <RestartDialog run={run} document={document} step={offered} close={() => setRestarting(false)} />
      )}
    </Page>
  );
}

interface ListProps {
  readonly document: WorkflowDocument;
  readonly steps: readonly RunStep[];
  readonly choose: (id: string) => void;
}

function StepList({ document, steps, choose }: ListProps) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {texts.choose}
      </Text>
      {steps.map((step) => (
        <Group key={step.stepId} justify="space-between" wrap="nowrap">
          <Anchor component="button" type="button" size="sm" ta="left" onClick={() => choose(step.stepId)}>
            {nameOf(document, step.stepId, language)}
          </Anchor>
          <StatusBadge tone={runStepLooks[step.state].tone}>
            {runStepLooks[step.state].name[language]}
          </StatusBadge>
        </Group>
      ))}
    </Stack>
  );
}

function StepView({ name, step }: { readonly name: string; readonly step: RunStep | undefined }) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  if (!step) return <Text size="sm">{`${name}: ${texts.notReached}`}</Text>;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>{name}</Text>
        <StatusBadge tone={runStepLooks[step.state].tone}>
          {runStepLooks[step.state].name[language]}
        </StatusBadge>
      </Group>
      <Facts
        facts={[
          [texts.attempts, step.attempts],
          [texts.waitsFor, step.waitingFor],
          [texts.started, step.startedAt && <Instant at={step.startedAt} />],
          [texts.ended, step.finishedAt && <Instant at={step.finishedAt} />],
        ]}
      />
      {step.error !== null && <JsonView value={step.error} label={texts.error} />}
      <Text size="sm" fw={600}>
        {texts.input}
      </Text>
      <JsonView value={step.input} label={texts.input} />
      <Text size="sm" fw={600}>
        {texts.output}
      </Text>
      <JsonView value={step.output} label={texts.output} />
    </Stack>
  );
}
