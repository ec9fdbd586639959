import { Select, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { post } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { findStep, titleOf, type WorkflowDocument } from './model/document';
import { getVersion, RUNS, WORKFLOWS, type Run } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly run: Run;
  readonly document: WorkflowDocument;
  /** The step that is offered first: the one that is selected, or where the run stands still. */
  readonly step: string | null;
  readonly close: () => void;
}

const START = '';

/** Lets a run go on from its start or a step, with its own or the live version. One key per choice: a second click repeats it. */
export function RestartDialog({ run, document, step, close }: Props) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const [wanted, setFrom] = useState(step ?? START);
  const [version, setVersion] = useState('same');
  const published = useQuery({
    queryKey: [WORKFLOWS, run.workflowId, 'published'],
    queryFn: ({ signal }) => getVersion(run.workflowId, 'published', signal),
    enabled: version === 'published',
  });
  /** The steps of the version that it goes on with: the other may have other ones. */
  const goesOn = version === 'published' ? published.data?.document : document;
  const missing = goesOn !== undefined && wanted !== START && !findStep(goesOn, wanted);
  const key = useMemo(() => crypto.randomUUID(), [wanted, version]);
  const path = `${RUNS}/${encodeURIComponent(run.runId)}`;
  const restart = useMutation({
    mutationFn: () =>
      post(
        `${path}/restart`,
        { from: wanted === START ? null : wanted, version },
        { 'idempotency-key': key },
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [path] });
      close();
    },
  });
  return (
    <Confirm
      opened
      title={texts.restart}
      action={texts.restart}
      busy={restart.isPending}
      error={restart.error}
      disabled={goesOn === undefined || missing}
      confirm={() => restart.mutate()}
      close={close}
    >
      <Text size="sm">{texts.restartAbout}</Text>
      <Select
        label={texts.restartFrom}
        error={missing ? texts.restartMissing : null}
        searchable
        allowDeselect={false}
        data={[
          { value: START, label: texts.restartStart },
          ...(goesOn?.steps ?? []).map((other) => ({ value: other.id, label: titleOf(other, language) })),
        ]}
        value={missing ? null : wanted}
        onChange={(choice) => setFrom(choice ?? START)}
      />
      <Select
        label={texts.restartVersion}
        allowDeselect={false}
        data={[
          { value: 'same', label: texts.restartSame(run.version) },
          { value: 'published', label: texts.restartNew },
        ]}
        value={version}
        onChange={(choice) => setVersion(choice ?? 'same')}
      />
    </Confirm>
  );
}
