import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, type SwitchStep } from '../model/document';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { ExpressionField } from './expression-field';
import type { FormProps } from './form-props';
import { WaySelect } from './way-select';

/** Takes the first case that is true. */
export function SwitchForm({ editor, step, change }: FormProps<SwitchStep>) {
  const texts = useTexts(designerTexts);
  const { readOnly } = editor;
  return (
    <Stack gap="sm">
      {step.cases.map((entry, index) => (
        <Entry
          key={index}
          removeLabel={texts.removeEntry}
          remove={
            readOnly || step.cases.length === 1
              ? undefined
              : () => change({ ...step, cases: withoutAt(step.cases, index) })
          }
        >
          <ExpressionField
            label={texts.when}
            value={entry.when}
            readOnly={readOnly}
            onChange={(when) => change({ ...step, cases: replaceAt(step.cases, index, { ...entry, when }) })}
          />
          <WaySelect
            editor={editor}
            label={texts.leadsTo}
            value={entry.next}
            except={step.id}
            onChange={(next) => change({ ...step, cases: replaceAt(step.cases, index, { ...entry, next }) })}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ ...step, cases: [...step.cases, { when: 'true', next: END }] })}
        >
          {texts.addCase}
        </Button>
      )}
      <WaySelect
        editor={editor}
        label={texts.otherwise}
        value={step.default}
        except={step.id}
        onChange={(to) => change({ ...step, default: to })}
      />
    </Stack>
  );
}
