import { Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { CounterfactualSection } from './counterfactual/counterfactual-section';
import { DifferenceView } from './difference-view';
import { designerTexts } from './designer.texts';
import { Findings } from './inspector/findings';
import type { WorkflowDocument } from './model/document';
import { TwinSection } from './twin/twin-section';
import { findVersion, publishDraft, saveDraft, WORKFLOWS, type Fault, type Warning } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly document: WorkflowDocument;
  readonly live: number | null;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
  /** Leads back to the canvas, to what a finding is about. */
  readonly select: (ids: readonly string[]) => void;
  readonly saveNow: () => Promise<void>;
  readonly done: (version: number) => void;
  readonly close: () => void;
}

/** Says what will differ for new runs, saves what is not saved yet, publishes. Faults are told inside. */
export function PublishDialog(props: Props) {
  const { document, live, errors, warnings, select, saveNow, done, close } = props;
  const texts = useTexts(workflowsTexts);
  const designer = useTexts(designerTexts);
  const queryClient = useQueryClient();
  const published = useQuery({
    queryKey: ['published', document.id, live],
    queryFn: ({ signal }) => findVersion(document.id, 'published', signal),
  });
  const publish = useMutation({
    mutationFn: async () => {
      await saveNow();
      if ((await findVersion(document.id, 'draft')) === null) await saveDraft(document, 0);
      return publishDraft(document.id);
    },
    onSuccess: async ({ version }) => {
      await queryClient.invalidateQueries({ queryKey: [WORKFLOWS] });
      done(version);
    },
  });
  return (
    <Confirm
      opened
      title={texts.publishTitle}
      action={texts.publish}
      busy={publish.isPending}
      error={publish.error}
      confirm={() => publish.mutate()}
      close={close}
    >
      <Text size="sm">{designer.publishAbout}</Text>
      {published.data === null && <Text size="sm">{texts.firstVersion}</Text>}
      {published.data && (
        <DifferenceView before={published.data.document} after={document} same={texts.nothingChanged} />
      )}
      <Findings document={document} errors={errors} warnings={warnings} select={select} />
      <CounterfactualSection document={document} />
      <TwinSection document={document} />
    </Confirm>
  );
}
