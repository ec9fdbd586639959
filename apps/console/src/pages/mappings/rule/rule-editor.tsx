import { Accordion, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { withoutOrigin } from '../model/connect';
import { readPlain } from '../model/sample';
import { shortText } from '../short-text';
import { CasesField } from './cases-field';
import { ConditionField } from './condition-field';
import { DefaultField } from './default-field';
import { EachForm } from './each-form';
import { ElementField } from './element-field';
import { LimitsForm } from './limits-form';
import { withOrigin, type Origin } from './origin';
import { OriginField } from './origin-field';
import type { RuleProps } from './rule-props';
import { TransformsField } from './transforms-field';
import { useRuleData } from './use-rule-data';

const LONGEST_RESULT = 600;

/** Everything about one rule; each edit can be undone and is checked at once. */
export function RuleEditor(props: RuleProps) {
  const texts = useTexts(mapperTexts);
  const { mapper, live, field, rule, elements, change } = props;
  const { readOnly } = mapper;
  const data = useRuleData(props);
  const value = live.output ? readPlain(live.output, field) : undefined;
  const origin = mapper.originOf(field);
  const toCases = (): void =>
    change({
      ...withoutOrigin(rule),
      transforms: [],
      cases: [{ ...originOf(rule), transforms: rule.transforms }],
    });
  const fromCases = (): void => {
    const [first] = rule.cases ?? [];
    const { when: _when, transforms = [], ...taken } = first ?? {};
    change({ ...withoutOrigin(rule), ...taken, transforms: [...transforms, ...rule.transforms] });
  };
  return (
    <Stack gap="sm">
      {rule.cases ? (
        <>
          <CasesField {...props} data={data} />
          {!readOnly && (
            <Button size="compact-xs" variant="subtle" onClick={fromCases}>
              {texts.onlyFirstCase}
            </Button>
          )}
        </>
      ) : (
        <OriginField
          mapper={mapper}
          elements={elements}
          origin={rule}
          type={rule.type}
          data={data}
          of={field}
          change={(next, merge) => change(withOrigin(rule, next), merge)}
          {...(rule.each ? {} : { toCases })}
        />
      )}
      {rule.each ? (
        <EachForm {...props} each={rule.each} />
      ) : (
        <>
          {rule.cases && (
            <Text size="xs" c="dimmed">
              {texts.afterCases}
            </Text>
          )}
          <TransformsField
            {...props}
            transforms={rule.transforms}
            put={(transforms, merge) => change({ ...rule, transforms }, merge)}
          />
        </>
      )}
      {rule.type === 'list' && <ElementField {...props} />}
      <div aria-live="polite">
        <Text size="xs" c="dimmed">
          {texts.result}
        </Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {value === undefined ? texts.noResult : shortText(value, LONGEST_RESULT)}
        </Code>
      </div>
      <ConditionField
        label={texts.onlyWhen}
        value={rule.when}
        readOnly={readOnly}
        data={data}
        change={(when) => {
          const { when: _before, ...rest } = rule;
          change(when === undefined ? rest : { ...rest, when }, 'when');
        }}
      />
      <DefaultField {...props} />
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="limits">
          <Accordion.Control>
            <Text size="sm">{texts.limits(rule.type, rule.required)}</Text>
          </Accordion.Control>
          <Accordion.Panel>
            <LimitsForm {...props} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {!readOnly && (
        <Group gap="xs">
          {origin !== undefined && origin !== 'base' && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => mapper.reset(field)}
            >
              {texts.followBase}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => mapper.drop(field)}
          >
            {texts.removeRule}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** What the first case takes over. */
function originOf({ source, expression, value }: Origin): Origin {
  if (source !== undefined) return { source };
  return expression === undefined ? { value: value ?? '' } : { expression };
}
