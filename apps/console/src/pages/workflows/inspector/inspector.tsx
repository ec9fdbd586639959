import { Button, Stack, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { findStep } from '../model/document';
import type { Actions } from '../use-actions';
import { DataProvider, useReachingData } from '../use-data';
import type { Editor } from '../use-editor';
import type { useFaults } from '../use-faults';
import { MoveButtons } from './move-buttons';
import { StepForm } from './step-form';
import { NoteForm, WorkflowForm } from './workflow-form';

interface Props {
  readonly editor: Editor;
  readonly actions: Actions;
  readonly faults: ReturnType<typeof useFaults>;
}

/** The form of what is selected: a step, a note, several, or the workflow itself. */
export const Inspector = memo(function Inspector({ editor, actions, faults }: Props) {
  const texts = useTexts(designerTexts);
  const { document, selection } = editor;
  const steps = document.steps.filter(({ id }) => selection.has(id));
  const [id] = selection;
  const step = selection.size === 1 && id !== undefined ? findStep(document, id) : undefined;
  const note = document.notes?.find((candidate) => selection.size === 1 && candidate.id === id);
  const data = useReachingData(document, step?.id ?? null);
  return (
    <DataProvider value={data}>
      {step ? (
        <StepForm
          // A step that gets another id is still the same one: what is being filled in stays.
          key={document.steps.indexOf(step)}
          editor={editor}
          actions={actions}
          step={step}
          faults={faults.byStep.get(step.id) ?? []}
        />
      ) : note ? (
        <NoteForm editor={editor} actions={actions} note={note} />
      ) : steps.length > 1 ? (
        <Stack gap="sm">
          <Title order={2} size="h5">
            {texts.selectedMany(steps.length)}
          </Title>
          {!editor.readOnly && (
            <>
              <Button variant="default" onClick={actions.frame}>
                {texts.group}
              </Button>
              <MoveButtons editor={editor} />
              <Button variant="default" onClick={actions.copy}>
                {texts.copy}
              </Button>
              <Button variant="default" onClick={actions.duplicate}>
                {texts.duplicate}
              </Button>
              <Button variant="default" c="red" onClick={actions.remove}>
                {texts.remove}
              </Button>
            </>
          )}
          <Text size="xs" c="dimmed">
            {texts.keysAbout}
          </Text>
        </Stack>
      ) : (
        <WorkflowForm editor={editor} errors={faults.errors} warnings={faults.warnings} />
      )}
    </DataProvider>
  );
});
