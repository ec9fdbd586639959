import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { RuleCase } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { mapperTexts } from '../mapper.texts';
import { ConditionField } from './condition-field';
import { withOrigin } from './origin';
import { OriginField } from './origin-field';
import type { RuleProps } from './rule-props';
import { TransformsField } from './transforms-field';
import type { RuleData } from './use-rule-data';

/** Ways to a value in their order; the first whose condition is true is taken. */
export function CasesField({ data, ...props }: RuleProps & { readonly data: RuleData }) {
  const texts = useTexts(mapperTexts);
  const { mapper, elements, rule, change } = props;
  const cases = rule.cases ?? [];
  const put = (next: readonly RuleCase[], merge?: string): void =>
    change({ ...rule, cases: [...next] }, merge);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {texts.casesAbout}
      </Text>
      {cases.map((one, index) => (
        <Entry
          key={index}
          removeLabel={texts.removeCase(index + 1)}
          {...(mapper.readOnly || cases.length === 1 ? {} : { remove: () => put(withoutAt(cases, index)) })}
        >
          <Text size="sm" fw={600}>
            {texts.case(index + 1)}
          </Text>
          <ConditionField
            label={texts.caseWhen(index + 1)}
            value={one.when}
            readOnly={mapper.readOnly}
            data={data}
            change={(when) => put(replaceAt(cases, index, withWhen(one, when)), `when ${index}`)}
          />
          <OriginField
            mapper={mapper}
            elements={elements}
            origin={one}
            type={rule.type}
            data={data}
            of={texts.case(index + 1)}
            change={(origin, merge) => put(replaceAt(cases, index, withOrigin(one, origin)), merge)}
          />
          <TransformsField
            {...props}
            transforms={one.transforms}
            put={(transforms, merge) => put(replaceAt(cases, index, { ...one, transforms }), merge)}
          />
        </Entry>
      ))}
      {!mapper.readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={cases.length >= 20}
          onClick={() => put([...cases, { value: '', transforms: [] }])}
        >
          {texts.addCase}
        </Button>
      )}
    </Stack>
  );
}

function withWhen(one: RuleCase, when: string | undefined): RuleCase {
  const { when: _before, ...rest } = one;
  return when === undefined ? rest : { ...rest, when };
}
