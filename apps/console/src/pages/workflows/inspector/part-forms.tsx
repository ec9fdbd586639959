import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, type ApprovalStep, type ForkStep, type TryStep } from '../model/document';
import { CatchEntries } from './catch-entries';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import type { FormProps } from './form-props';
import { TimeoutField } from './timeout-field';
import { WaySelect } from './way-select';

/** A part with error paths of its own. */
export function TryForm({ editor, step, change }: FormProps<TryStep>) {
  const texts = useTexts(designerTexts);
  const way = (label: string, field: 'start' | 'next') => (
    <WaySelect
      editor={editor}
      label={label}
      value={step[field]}
      except={step.id}
      onChange={(to) => change({ ...step, [field]: to })}
    />
  );
  return (
    <Stack gap="sm">
      {way(texts.guarded, 'start')}
      {way(texts.leadsTo, 'next')}
      <CatchEntries
        editor={editor}
        stepId={step.id}
        entries={step.catch}
        least={1}
        onChange={(entries) => change({ ...step, catch: entries })}
      />
    </Stack>
  );
}

/** Branches that run side by side. */
export function ForkForm({ editor, step, change }: FormProps<ForkStep>) {
  const texts = useTexts(designerTexts);
  const { readOnly } = editor;
  const { branches } = step;
  return (
    <Stack gap="sm">
      {branches.map((to, index) => (
        <Entry
          key={index}
          removeLabel={texts.removeEntry}
          remove={
            readOnly || branches.length <= 2
              ? undefined
              : () => change({ ...step, branches: withoutAt(branches, index) })
          }
        >
          <WaySelect
            editor={editor}
            label={texts.branch(String(index + 1))}
            value={to}
            except={step.id}
            onChange={(next) => change({ ...step, branches: replaceAt(branches, index, next) })}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change({ ...step, branches: [...branches, END] })}
          >
            {texts.addBranch}
          </Button>
        </Group>
      )}
      <Select
        label={texts.join}
        allowDeselect={false}
        readOnly={readOnly}
        data={[
          { value: 'all', label: texts.joinAll },
          { value: 'any', label: texts.joinAny },
        ]}
        value={step.join ?? 'all'}
        onChange={(join) => change({ ...step, join: join === 'any' ? 'any' : 'all' })}
      />
      <WaySelect
        editor={editor}
        label={texts.leadsTo}
        value={step.next}
        except={step.id}
        onChange={(next) => change({ ...step, next })}
      />
      <CatchEntries
        editor={editor}
        stepId={step.id}
        entries={step.catch ?? []}
        onChange={(entries) => change({ ...step, catch: entries })}
      />
    </Stack>
  );
}

/** Waits for a person. */
export function ApprovalForm({ editor, step, change }: FormProps<ApprovalStep>) {
  const texts = useTexts(designerTexts);
  const way = (label: string, field: 'approved' | 'rejected') => (
    <WaySelect
      editor={editor}
      label={label}
      value={step[field]}
      except={step.id}
      onChange={(to) => change({ ...step, [field]: to })}
    />
  );
  return (
    <Stack gap="sm">
      <Textarea
        label={texts.question}
        autosize
        readOnly={editor.readOnly}
        value={step.title}
        onChange={(event) => change({ ...step, title: event.currentTarget.value })}
      />
      {way(texts.approved, 'approved')}
      {way(texts.rejected, 'rejected')}
      <TimeoutField editor={editor} step={step} change={change} />
    </Stack>
  );
}
