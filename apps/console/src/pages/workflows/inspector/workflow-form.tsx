import { Button, Divider, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { useListWhenVisited } from '../../../parts/use-list-when-visited';
import { designerTexts } from '../designer.texts';
import { titleOf, type Note } from '../model/document';
import { toldTemplate } from '../words/told-template';
import * as edits from '../model/edits';
import type { Actions } from '../use-actions';
import type { Editor } from '../use-editor';
import type { Fault, Warning } from '../workflow-api';
import { EventSelect } from './event-select';
import { ExpectationsForm } from './expectations-form';
import { ExpressionField } from './expression-field';
import { Findings } from './findings';
import { MoveButtons } from './move-buttons';

interface Props {
  readonly editor: Editor;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** The workflow itself: what it is for, what starts it, and everything that is wrong anywhere. */
export function WorkflowForm({ editor, errors, warnings }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const steps = useListWhenVisited();
  const { document, readOnly, edit, select } = editor;
  const { trigger } = document;
  const about = (name: string, description: string): void =>
    edit(
      'about',
      (before) => edits.describe(before, { name, ...(description === '' ? {} : { description }) }),
      'about',
    );
  const { filter = '', ...unfiltered } = trigger;
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {texts.workflow}
      </Title>
      <Findings document={document} errors={errors} warnings={warnings} select={select} />
      <TextInput
        label={texts.name}
        readOnly={readOnly}
        value={toldTemplate(language, document.name)}
        onChange={(event) => about(event.currentTarget.value, document.description ?? '')}
      />
      <Textarea
        label={texts.description}
        autosize
        minRows={1}
        maxRows={8}
        readOnly={readOnly}
        value={toldTemplate(language, document.description ?? '')}
        onChange={(event) => about(document.name, event.currentTarget.value)}
      />
      <Divider label={texts.trigger} labelPosition="left" />
      <EventSelect
        value={trigger.event}
        readOnly={readOnly}
        onChange={(event) => edit('trigger', (before) => edits.setTrigger(before, { ...trigger, event }))}
      />
      <ExpressionField
        label={texts.filter}
        description={texts.filterAbout}
        value={filter}
        readOnly={readOnly}
        onChange={(source) =>
          edit(
            'trigger',
            (before) =>
              edits.setTrigger(before, source === '' ? unfiltered : { ...unfiltered, filter: source }),
            'filter',
          )
        }
      />
      <Select
        label={texts.runsOnce}
        allowDeselect={false}
        readOnly={readOnly}
        data={[
          { value: 'per-order', label: texts.perOrder },
          { value: 'per-event', label: texts.perEvent },
        ]}
        value={trigger.runs ?? 'per-order'}
        onChange={(runs) =>
          edit('trigger', (before) =>
            edits.setTrigger(before, { ...trigger, runs: runs === 'per-event' ? 'per-event' : 'per-order' }),
          )
        }
      />
      <Select
        {...steps}
        label={texts.firstStep}
        searchable
        allowDeselect={false}
        readOnly={readOnly}
        data={document.steps.map((step) => ({ value: step.id, label: titleOf(step, language) }))}
        value={document.start}
        onChange={(start) => start !== null && edit('connect', (before) => edits.setStart(before, start))}
      />
      <ExpectationsForm editor={editor} errors={errors} />
      <Text size="xs" c="dimmed">
        {texts.keysAbout}
      </Text>
    </Stack>
  );
}

interface NoteProps {
  readonly editor: Editor;
  readonly actions: Actions;
  readonly note: Note;
}

export function NoteForm({ editor, actions, note }: NoteProps) {
  const texts = useTexts(designerTexts);
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {texts.noteKind}
      </Title>
      <Textarea
        label={texts.noteText}
        autosize
        minRows={3}
        readOnly={editor.readOnly}
        value={note.text}
        onChange={(event) => {
          const text = event.currentTarget.value;
          editor.edit('note', (before) => edits.replaceNote(before, { ...note, text }), note.id);
        }}
      />
      <MoveButtons editor={editor} />
      {!editor.readOnly && (
        <Button variant="default" onClick={actions.remove}>
          {note.around ? texts.ungroup : texts.remove}
        </Button>
      )}
    </Stack>
  );
}
