import { Alert, Badge, Button, Group, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconCopy, IconCopyPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import type { Step } from '../model/document';
import * as edits from '../model/edits';
import { idsOf, isStepId } from '../model/ids';
import type { Actions } from '../use-actions';
import type { Editor } from '../use-editor';
import { toldTemplate } from '../words/told-template';
import type { Fault } from '../workflow-api';
import { CallForm } from './call-form';
import { ListenForm } from './listen-form';
import { MoveButtons } from './move-buttons';
import { ApprovalForm, ForkForm, TryForm } from './part-forms';
import { StepTest } from './step-test';
import { SwitchForm } from './switch-form';
import { EmitForm, RaiseForm, SetForm } from './value-forms';
import { WaitForm } from './wait-form';

interface Props {
  readonly editor: Editor;
  readonly actions: Actions;
  readonly step: Step;
  readonly faults: readonly Fault[];
}

/** Everything about one step, and what is wrong with it. */
export function StepForm({ editor, actions, step, faults }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const { readOnly } = editor;
  const change = (next: Step): void =>
    editor.edit('change', (before) => edits.replaceStep(before, next), step.id);
  const describe = (name: string, description: string): void => {
    const { name: _name, description: _description, ...rest } = step;
    change({
      ...rest,
      ...(name === '' ? {} : { name }),
      ...(description === '' ? {} : { description }),
    });
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Badge variant="default" tt="none">
          {texts.kinds[step.type]}
        </Badge>
        {!readOnly && (
          <Group gap={4}>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconCopy size={14} aria-hidden />}
              onClick={actions.copy}
            >
              {texts.copy}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconCopyPlus size={14} aria-hidden />}
              onClick={actions.duplicate}
            >
              {texts.duplicate}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={actions.remove}
            >
              {texts.remove}
            </Button>
          </Group>
        )}
      </Group>
      {faults.length > 0 && (
        <Alert color="red" variant="light" p="xs" title={texts.problems(faults.length)}>
          <List size="xs">
            {faults.map(({ path, code, message }) => (
              <List.Item key={`${path} ${code}`}>
                {message}
                <Text span size="xs" c="dimmed">{` (${path.replace(/^steps\[\d+\]\.?/, '') || code})`}</Text>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <TextInput
        label={texts.name}
        readOnly={readOnly}
        value={toldTemplate(language, step.name ?? '')}
        placeholder={step.id}
        onChange={(event) => describe(event.currentTarget.value, step.description ?? '')}
      />
      <IdField editor={editor} step={step} />
      <Textarea
        label={texts.description}
        autosize
        minRows={1}
        maxRows={6}
        readOnly={readOnly}
        value={step.description ?? ''}
        onChange={(event) => describe(step.name ?? '', event.currentTarget.value)}
      />
      <KindForm editor={editor} step={step} change={change} />
      <MoveButtons editor={editor} />
      <StepTest document={editor.document} step={step} />
    </Stack>
  );
}

/** The id is what ways and expressions name: it changes when the field is left, and everything follows. */
function IdField({ editor, step }: { readonly editor: Editor; readonly step: Step }) {
  const texts = useTexts(designerTexts);
  const [typed, setTyped] = useState(step.id);
  const fine = typed === step.id || (isStepId(typed) && !idsOf(editor.document).has(typed));
  const rename = (): void => {
    if (!fine || typed === step.id) return;
    editor.edit('rename', (before) => edits.renameStep(before, step.id, typed));
    editor.select([typed]);
  };
  return (
    <TextInput
      label={texts.id}
      readOnly={editor.readOnly}
      value={typed}
      error={fine ? null : texts.idWrong}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={rename}
      onKeyDown={(event) => event.key === 'Enter' && rename()}
    />
  );
}

interface KindProps {
  readonly editor: Editor;
  readonly step: Step;
  readonly change: (step: Step) => void;
}

function KindForm({ editor, step, change }: KindProps) {
  const shared = { editor, change };
  switch (step.type) {
    case 'call':
      return <CallForm {...shared} step={step} />;
    case 'listen':
      return <ListenForm {...shared} step={step} />;
    case 'switch':
      return <SwitchForm {...shared} step={step} />;
    case 'wait':
      return <WaitForm {...shared} step={step} />;
    case 'approval':
      return <ApprovalForm {...shared} step={step} />;
    case 'try':
      return <TryForm {...shared} step={step} />;
    case 'fork':
      return <ForkForm {...shared} step={step} />;
    case 'emit':
      return <EmitForm {...shared} step={step} />;
    case 'set':
      return <SetForm {...shared} step={step} />;
    case 'raise':
      return <RaiseForm {...shared} step={step} />;
  }
}
