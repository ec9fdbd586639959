import { Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { CounterfactualSection } from './counterfactual/counterfactual-section';
import { DifferenceView } from './difference-view';
import { designerTexts } from './designer.texts';
import type { WorkflowDocument } from './model/document';
import { findVersion, publishDraft, saveDraft, WORKFLOWS } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly document: WorkflowDocument;
  readonly live: number | null;
  readonly saveNow: () => Promise<void>;
  readonly done: (version: number) => void;
  readonly close: () => void;
}

/** Says what will differ for new runs, saves what is not saved yet, publishes. Faults are told inside. */
export function PublishDialog({ document, live, saveNow, done, close }: Props) {
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
      <CounterfactualSection document={document} />
    </Confirm>
  );
}
