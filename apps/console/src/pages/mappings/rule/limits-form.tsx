import { Checkbox, Group, NumberInput, Select, Stack } from '@mantine/core';
import { VALUE_TYPES } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { RuleProps } from './rule-props';

/** What is checked before the value is taken. */
export function LimitsForm({ mapper, rule, change }: RuleProps) {
  const texts = useTexts(mapperTexts);
  const { readOnly } = mapper;
  return (
    <Stack gap="xs">
      <Group grow align="flex-end" gap="xs">
        <Select
          size="xs"
          label={texts.type}
          data={[...VALUE_TYPES]}
          value={rule.type}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(type) => type !== null && change({ ...rule, type })}
        />
        <NumberInput
          size="xs"
          label={texts.maxLength}
          value={rule.maxLength ?? ''}
          min={1}
          allowDecimal={false}
          readOnly={readOnly}
          onChange={(length) => {
            const { maxLength: _before, ...rest } = rule;
            change(
              typeof length === 'number' && length > 0 ? { ...rest, maxLength: length } : rest,
              'length',
            );
          }}
        />
      </Group>
      {rule.maxLength !== undefined && (
        <Select
          size="xs"
          label={texts.tooLong}
          data={[
            { value: 'error', label: texts.tooLongError },
            { value: 'truncate', label: texts.tooLongCut },
          ]}
          value={rule.onTooLong}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(next) => change({ ...rule, onTooLong: next === 'truncate' ? 'truncate' : 'error' })}
        />
      )}
      <Checkbox
        size="xs"
        label={texts.mustBeGiven}
        checked={rule.required}
        disabled={readOnly}
        onChange={(event) => change({ ...rule, required: event.currentTarget.checked })}
      />
    </Stack>
  );
}
