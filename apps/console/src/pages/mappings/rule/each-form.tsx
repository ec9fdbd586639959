import { Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { EachRule } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { innerKey } from '../model/rules';
import { ConditionField } from './condition-field';
import type { RuleProps } from './rule-props';
import { useRuleData } from './use-rule-data';

const MOST = 10_000;

/** How a list's elements become elements: which of them, grouped how, and what they are called inside. */
export function EachForm(props: RuleProps & { readonly each: EachRule }) {
  const texts = useTexts(mapperTexts);
  const { mapper, field, rule, each, change } = props;
  const elements = mapper.elementsAt(innerKey(field, 'x'));
  const data = useRuleData({ ...props, elements });
  const { readOnly } = mapper;
  const put = (next: EachRule, merge?: string): void => change({ ...rule, each: next }, merge);
  const set = (name: 'where' | 'groupBy', value: string | undefined): void => {
    const { where, groupBy, ...rest } = each;
    const both = { where, groupBy, [name]: value };
    put({ ...rest, ...present(both) }, `each ${name}`);
  };
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {texts.eachAbout(each.as)}
      </Text>
      <TextInput
        size="xs"
        label={texts.elementName}
        value={each.as}
        readOnly={readOnly}
        onChange={(event) => put({ ...each, as: event.currentTarget.value }, 'each as')}
      />
      <Checkbox
        size="xs"
        label={texts.flatten}
        checked={each.flatten}
        disabled={readOnly}
        onChange={(event) => put({ ...each, flatten: event.currentTarget.checked })}
      />
      <ConditionField
        label={texts.where}
        value={each.where}
        readOnly={readOnly}
        data={data}
        change={(value) => set('where', value)}
      />
      <ConditionField
        label={texts.groupBy}
        value={each.groupBy}
        readOnly={readOnly}
        data={data}
        change={(value) => set('groupBy', value)}
      />
      <NumberInput
        size="xs"
        label={texts.atMost}
        value={each.max}
        min={1}
        max={MOST}
        allowDecimal={false}
        readOnly={readOnly}
        onChange={(max) => typeof max === 'number' && max > 0 && put({ ...each, max }, 'each max')}
      />
    </Stack>
  );
}

/** Without the members that say nothing. */
const present = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
