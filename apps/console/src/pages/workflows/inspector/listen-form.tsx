import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, type ListenStep } from '../model/document';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { EventSelect } from './event-select';
import { ExpressionField } from './expression-field';
import type { FormProps } from './form-props';
import { TimeoutField } from './timeout-field';
import { WaySelect } from './way-select';

/** Waits for the first of several events. */
export function ListenForm({ editor, step, change }: FormProps<ListenStep>) {
  const texts = useTexts(designerTexts);
  const { readOnly } = editor;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={650}>
        {texts.listenFor}
      </Text>
      {step.for.map((entry, index) => {
        const set = (next: ListenStep['for'][number]): void =>
          change({ ...step, for: replaceAt(step.for, index, next) });
        const { filter = '', ...rest } = entry;
        return (
          <Entry
            key={index}
            removeLabel={texts.removeEntry}
            remove={
              readOnly || step.for.length === 1
                ? undefined
                : () => change({ ...step, for: withoutAt(step.for, index) })
            }
          >
            <EventSelect
              value={entry.event}
              readOnly={readOnly}
              onChange={(event) => set({ ...entry, event })}
            />
            <ExpressionField
              label={texts.filter}
              value={filter}
              readOnly={readOnly}
              onChange={(source) => set(source === '' ? rest : { ...rest, filter: source })}
            />
            <WaySelect
              editor={editor}
              label={texts.leadsTo}
              value={entry.next}
              onChange={(next) => set({ ...entry, next })}
            />
          </Entry>
        );
      })}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ ...step, for: [...step.for, { event: 'payment.failed', next: END }] })}
        >
          {texts.addEvent}
        </Button>
      )}
      <TimeoutField editor={editor} step={step} change={change} />
    </Stack>
  );
}
