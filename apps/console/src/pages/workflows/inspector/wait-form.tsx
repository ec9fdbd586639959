import { SegmentedControl, Stack } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import type { WaitStep } from '../model/document';
import { DurationField } from './duration-field';
import type { FormProps } from './form-props';
import { ValueField } from './value-field';
import { WaySelect } from './way-select';

/** Waits for a duration, or until an instant that an expression gives. */
export function WaitForm({ editor, step, change }: FormProps<WaitStep>) {
  const texts = useTexts(designerTexts);
  const { readOnly } = editor;
  const { for: duration, until, ...rest } = step;
  const choose = (how: string): void =>
    change(how === 'for' ? { ...rest, for: 'PT15M' } : { ...rest, until: '${ now }' });
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={texts.waitHow}
        readOnly={readOnly}
        data={[
          { value: 'for', label: texts.waitFor },
          { value: 'until', label: texts.waitUntil },
        ]}
        value={until === undefined ? 'for' : 'until'}
        onChange={choose}
      />
      {until === undefined ? (
        <DurationField
          label={texts.waitFor}
          value={duration ?? ''}
          readOnly={readOnly}
          onChange={(text) => change({ ...rest, for: text })}
        />
      ) : (
        <ValueField
          label={texts.waitUntil}
          schema={{ type: 'string' }}
          value={until}
          readOnly={readOnly}
          onChange={(text) => change({ ...rest, until: String(text) })}
        />
      )}
      <WaySelect
        editor={editor}
        label={texts.leadsTo}
        value={step.next}
        except={step.id}
        onChange={(next) => change({ ...step, next })}
      />
    </Stack>
  );
}
