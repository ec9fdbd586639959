import { Stack, Switch } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { END, type ApprovalStep, type ListenStep } from '../model/document';
import { DurationField } from './duration-field';
import type { FormProps } from './form-props';
import { WaySelect } from './way-select';

/** Where to go when nothing comes in time. */
export function TimeoutField<T extends ListenStep | ApprovalStep>({ editor, step, change }: FormProps<T>) {
  const texts = useTexts(designerTexts);
  const { timeout } = step;
  const toggle = (on: boolean): void => {
    const { timeout: _before, ...rest } = step;
    change((on ? { ...step, timeout: { after: 'P30D', next: END } } : rest) as T);
  };
  return (
    <Stack gap="xs">
      <Switch
        label={texts.timeout}
        checked={timeout !== undefined}
        disabled={editor.readOnly}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {timeout && (
        <>
          <DurationField
            label={texts.timeoutAfter}
            value={timeout.after}
            readOnly={editor.readOnly}
            onChange={(after) => change({ ...step, timeout: { ...timeout, after } })}
          />
          <WaySelect
            editor={editor}
            label={texts.leadsTo}
            value={timeout.next}
            onChange={(next) => change({ ...step, timeout: { ...timeout, next } })}
          />
        </>
      )}
    </Stack>
  );
}
