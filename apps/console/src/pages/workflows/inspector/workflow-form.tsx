import {
  Alert,
  Button,
  Divider,
  List,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { findStep, titleOf, type Note, type WorkflowDocument } from '../model/document';
import * as edits from '../model/edits';
import type { Actions } from '../use-actions';
import type { Editor } from '../use-editor';
import { stepOf } from '../use-faults';
import type { Fault, Warning } from '../workflow-api';
import { EventSelect } from './event-select';
import { ExpressionField } from './expression-field';

interface Props {
  readonly editor: Editor;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** The workflow itself: what it is for, what starts it, and everything that is wrong anywhere. */
export function WorkflowForm({ editor, errors, warnings }: Props) {
  const texts = useTexts(designerTexts);
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
      {errors.length > 0 && (
        <Alert color="red" variant="light" p="xs" title={texts.problems(errors.length)}>
          <List size="xs">
            {errors.map((fault) => {
              const id = stepOf(fault, document);
              const step = id === undefined ? undefined : findStep(document, id);
              return (
                <List.Item key={`${fault.path} ${fault.code}`}>
                  {step && (
                    <UnstyledButton fz="xs" fw={600} td="underline" onClick={() => select([step.id])}>
                      {titleOf(step)}
                    </UnstyledButton>
                  )}
                  {step ? `: ${fault.message}` : fault.message}
                </List.Item>
              );
            })}
          </List>
        </Alert>
      )}
      {warnings.map(({ code, path, message, way }) => (
        <Alert key={`${code} ${path}`} color="orange" variant="light" p="xs" title={message}>
          <Text size="xs">{texts.wayThere(way.map((id) => nameOf(document, id)).join(' → '))}</Text>
          <Button size="compact-xs" variant="default" mt={6} onClick={() => select(way)}>
            {texts.showWay}
          </Button>
        </Alert>
      ))}
      <TextInput
        label={texts.name}
        readOnly={readOnly}
        value={document.name}
        onChange={(event) => about(event.currentTarget.value, document.description ?? '')}
      />
      <Textarea
        label={texts.description}
        autosize
        minRows={1}
        maxRows={8}
        readOnly={readOnly}
        value={document.description ?? ''}
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
        label={texts.firstStep}
        searchable
        allowDeselect={false}
        readOnly={readOnly}
        data={document.steps.map((step) => ({ value: step.id, label: titleOf(step) }))}
        value={document.start}
        onChange={(start) => start !== null && edit('connect', (before) => edits.setStart(before, start))}
      />
      <Text size="xs" c="dimmed">
        {texts.keysAbout}
      </Text>
    </Stack>
  );
}

const nameOf = (document: WorkflowDocument, id: string): string => {
  const step = findStep(document, id);
  return step ? titleOf(step) : id;
};

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
      {!editor.readOnly && (
        <Button variant="default" onClick={actions.remove}>
          {note.around ? texts.ungroup : texts.remove}
        </Button>
      )}
    </Stack>
  );
}
