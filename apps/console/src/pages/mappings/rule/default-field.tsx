import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { RuleProps } from './rule-props';
import { ValueInput } from './value-input';

/** What is taken when the value is missing or empty; may be left out. */
export function DefaultField({ mapper, rule, change }: RuleProps) {
  const texts = useTexts(mapperTexts);
  const { readOnly } = mapper;
  const { default: value, ...without } = rule;
  if (value === undefined) {
    return readOnly ? null : (
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ ...rule, default: '' })}
        >
          {texts.addDefault}
        </Button>
      </Group>
    );
  }
  return (
    <div>
      <Text size="sm" fw={500}>
        {texts.default}
      </Text>
      <ValueInput
        label={texts.default}
        value={value}
        type={rule.type}
        readOnly={readOnly}
        onChange={(next) => change({ ...rule, default: next }, 'default')}
      />
      {!readOnly && (
        <Button size="compact-xs" variant="subtle" mt={4} onClick={() => change(without)}>
          {texts.removeDefault}
        </Button>
      )}
    </div>
  );
}
