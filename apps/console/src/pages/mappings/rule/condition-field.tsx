import { Button, Group } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { ExpressionField } from '../../../parts/expression-field';
import { mapperTexts } from '../mapper.texts';
import type { RuleData } from './use-rule-data';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
  readonly readOnly: boolean;
  readonly data: RuleData;
}

/** A condition that may be left out. */
export function ConditionField({ label, value, change, readOnly, data }: Props) {
  const texts = useTexts(mapperTexts);
  if (value === undefined) {
    return readOnly ? null : (
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => change('true')}
        >
          {texts.addCondition(label)}
        </Button>
      </Group>
    );
  }
  return (
    <div>
      <ExpressionField
        label={label}
        value={value}
        onChange={(next) => change(next)}
        readOnly={readOnly}
        {...data}
      />
      {!readOnly && (
        <Button size="compact-xs" variant="subtle" mt={4} onClick={() => change(undefined)}>
          {texts.removeCondition}
        </Button>
      )}
    </div>
  );
}
