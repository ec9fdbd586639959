import { SegmentedControl, Select, Stack } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { ExpressionField } from '../../../parts/expression-field';
import { mapperTexts } from '../mapper.texts';
import { inExpression } from '../model/fields';
import { kindOf, type Origin, type OriginKind } from './origin';
import type { RuleProps } from './rule-props';
import { sourceOptions } from './source-options';
import type { RuleData } from './use-rule-data';
import { ValueInput } from './value-input';

interface Props extends Pick<RuleProps, 'mapper' | 'elements'> {
  readonly origin: Origin & { readonly cases?: RuleProps['rule']['cases'] };
  readonly type: string;
  readonly data: RuleData;
  readonly change: (origin: Origin, merge?: string) => void;
  /** Left out where cases cannot stand. */
  readonly toCases?: () => void;
  readonly of: string;
}

/** Where the value comes from: a field, an expression, a constant, or one of several cases. */
export function OriginField({ mapper, elements, origin, type, data, change, toCases, of }: Props) {
  const texts = useTexts(mapperTexts);
  const { readOnly } = mapper;
  const kind = kindOf(origin);
  const kinds: OriginKind[] = ['source', 'expression', 'value', ...(toCases ? (['cases'] as const) : [])];
  const choose = (next: OriginKind): void => {
    if (next === kind) return;
    if (next === 'cases') return toCases?.();
    if (next === 'source') return change({ source: sourceOptions(mapper.sides.source, elements)[0] ?? '' });
    if (next === 'expression') {
      return change({ expression: origin.source === undefined ? '""' : inExpression(origin.source) });
    }
    return change({ value: '' });
  };
  const options = sourceOptions(mapper.sides.source, elements);
  const known = origin.source === undefined || options.includes(origin.source);
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={`${of}: ${texts.comesFrom}`}
        styles={{ label: { color: 'var(--mantine-color-text)', transition: 'none' } }}
        readOnly={readOnly}
        data={kinds.map((one) => ({ value: one, label: texts.kinds[one] }))}
        value={kind ?? ''}
        onChange={(next) => choose(next as OriginKind)}
      />
      {(kind === 'source' || kind === null) && (
        <Select
          aria-label={`${of}: ${texts.kinds.source}`}
          placeholder={texts.chooseField}
          data={known ? options : [origin.source ?? '', ...options]}
          value={origin.source ?? null}
          searchable
          allowDeselect={false}
          readOnly={readOnly}
          limit={200}
          onChange={(source) => source !== null && change({ source })}
        />
      )}
      {kind === 'expression' && (
        <ExpressionField
          label={`${of}: ${texts.kinds.expression}`}
          hideLabel
          value={origin.expression ?? ''}
          onChange={(expression) => change({ expression }, `expression ${of}`)}
          readOnly={readOnly}
          {...data}
        />
      )}
      {kind === 'value' && (
        <ValueInput
          label={`${of}: ${texts.kinds.value}`}
          value={origin.value}
          type={type}
          readOnly={readOnly}
          onChange={(value) => change({ value }, `value ${of}`)}
        />
      )}
    </Stack>
  );
}
