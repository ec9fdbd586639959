import { Group, JsonInput, NumberInput, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { withoutNull, type JsonSchema } from '../../../parts/json-schema';
import { designerTexts } from '../designer.texts';

import { ExpressionField } from './expression-field';

interface Props {
  readonly label: string;
  /** What it means, under its name. */
  readonly about?: string | undefined;
  readonly schema: JsonSchema;
  readonly required?: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
}

const WHOLE = /^\$\{([\s\S]*)\}$/;
/** The expression of a text that is nothing but one. */
const expressionOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? WHOLE.exec(value)?.[1]?.trim() : undefined;

/** A value of a message: fixed, by a field that fits its schema, or an expression over the data that reaches the step. */
export function ValueField({ label, about, schema, required = false, value, onChange, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const expression = expressionOf(value);
  const fixed = expression === undefined;
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4} wrap="nowrap">
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {label}
          {required && (
            <Text span size="xs" c="dimmed">
              {` · ${texts.required}`}
            </Text>
          )}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={`${label}: ${texts.fixed} / ${texts.expression}`}
          styles={{ label: { color: 'var(--mantine-color-text)', transition: 'none' } }}
          readOnly={readOnly}
          data={[
            { value: 'fixed', label: texts.fixed },
            { value: 'expression', label: texts.expression },
          ]}
          value={fixed ? 'fixed' : 'expression'}
          onChange={(mode) => onChange(mode === 'expression' ? '${  }' : emptyOf(schema))}
        />
      </Group>
      {about !== undefined && (
        <Text size="xs" c="dimmed" mb={4}>
          {about}
        </Text>
      )}
      {fixed ? (
        <FixedField label={label} schema={schema} value={value} onChange={onChange} readOnly={readOnly} />
      ) : (
        <ExpressionField
          label={label}
          hideLabel
          value={expression}
          onChange={(source) => onChange(`\${ ${source} }`)}
          readOnly={readOnly}
        />
      )}
    </div>
  );
}

/** A fixed value to begin with. */
export function emptyOf(schema: JsonSchema): unknown {
  const chosen = withoutNull(schema);
  if (chosen.enum) return chosen.enum[0];
  switch (chosen.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 0;
    case 'object':
      return {};
    case 'array':
      return [];
    default:
      return '';
  }
}

function FixedField({ label, schema, value, onChange, readOnly }: Omit<Props, 'required' | 'about'>) {
  const chosen = withoutNull(schema);
  const about = chosen.description === undefined ? {} : { description: chosen.description };
  if (chosen.enum || chosen.type === 'boolean') {
    const options = (chosen.enum ?? [true, false]).map((option) => JSON.stringify(option));
    return (
      <Select
        aria-label={label}
        {...about}
        data={options.map((option) => ({ value: option, label: String(JSON.parse(option)) }))}
        value={JSON.stringify(value) ?? null}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(option) => option !== null && onChange(JSON.parse(option) as unknown)}
      />
    );
  }
  if (chosen.type === 'integer' || chosen.type === 'number') {
    return (
      <NumberInput
        aria-label={label}
        {...about}
        value={typeof value === 'number' ? value : ''}
        allowDecimal={chosen.type === 'number'}
        readOnly={readOnly}
        onChange={(next) => typeof next === 'number' && onChange(next)}
      />
    );
  }
  if (chosen.type === 'object' || chosen.type === 'array' || typeof value === 'object') {
    return <JsonField label={label} value={value} onChange={onChange} readOnly={readOnly} />;
  }
  return (
    <TextInput
      aria-label={label}
      {...about}
      value={typeof value === 'string' ? value : (JSON.stringify(value) ?? '')}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface JsonProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
}

/** Text that is no JSON yet stays here and changes nothing. */
function JsonField({ label, value, onChange, readOnly }: JsonProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <JsonInput
      aria-label={label}
      autosize
      minRows={2}
      maxRows={12}
      formatOnBlur
      readOnly={readOnly}
      value={typed ?? JSON.stringify(value, null, 2)}
      error={typed !== null}
      onChange={(text) => {
        try {
          onChange(JSON.parse(text));
          setTyped(null);
        } catch {
          setTyped(text);
        }
      }}
    />
  );
}
