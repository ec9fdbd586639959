import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { withQuery } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { idFrom, isStepId } from './model/ids';
import { findVersion, saveDraft, WORKFLOWS, type WorkflowSummary } from './workflow-api';
import { inLanguage } from './model/in-language';
import { toldTemplate } from './words/told-template';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly known: readonly WorkflowSummary[];
  readonly close: () => void;
}

const EMPTY = '';

/** A new workflow: empty, or begun as a copy of one that is there, such as those that are shipped. */
export function NewWorkflowDialog({ known, close }: Props) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [from, setFrom] = useState(EMPTY);
  const id = typedId ?? (name.trim() === '' ? '' : idFrom(name));
  const taken = known.some(({ workflowId }) => workflowId === id);
  const chosen = useQuery({
    queryKey: [WORKFLOWS, from, 'template'],
    queryFn: () => templateOf(from),
    enabled: from !== EMPTY,
  });
  const template = from === EMPTY ? undefined : chosen.data?.document;
  const create = useMutation({
    mutationFn: async () => {
      if (from === EMPTY) return;
      const template = await templateOf(from);
      if (template) await saveDraft({ ...inLanguage(template.document, language), id, name: name.trim() }, 0);
    },
    onSuccess: () =>
      navigate(withQuery(`/workflows/${encodeURIComponent(id)}`, from === EMPTY ? { new: name.trim() } : {})),
  });
  return (
    <Confirm
      opened
      title={texts.create}
      action={texts.open}
      busy={create.isPending}
      error={create.error}
      disabled={!isStepId(id) || taken || name.trim() === ''}
      confirm={() => create.mutate()}
      close={close}
    >
      <Text size="sm">{texts.createAbout}</Text>
      <TextInput label={texts.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={texts.id}
        description={texts.idAbout}
        value={id}
        error={taken ? texts.idTaken : null}
        onChange={(event) => setTypedId(event.currentTarget.value)}
      />
      <Select
        label={texts.from}
        allowDeselect={false}
        data={[
          { value: EMPTY, label: texts.empty },
          ...known.map(({ workflowId, name: of }) => ({
            value: workflowId,
            label: texts.copyOf(toldTemplate(language, of)),
          })),
        ]}
        value={from}
        onChange={(choice) => setFrom(choice ?? EMPTY)}
      />
      {template && (
        <Stack gap={4} role="status">
          {template.description !== undefined && (
            <Text size="sm">{toldTemplate(language, template.description)}</Text>
          )}
          <Text size="xs" c="dimmed">
            {texts.templateHas(template.trigger.event, template.steps.length)}
          </Text>
        </Stack>
      )}
    </Confirm>
  );
}

/** What is live, as it came with the product or as somebody has made it; else the draft. */
const templateOf = async (id: string) =>
  (await findVersion(id, 'published')) ?? (await findVersion(id, 'draft'));
