import { JsonInput, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../model/rules';

interface Props {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly readOnly: boolean;
  /** Of the rule: a number is typed as a number, a list as JSON. */
  readonly type: string;
}

const NUMBERS = new Set(['integer', 'money-minor', 'decimal']);

/** A constant of the type that the rule gives. */
export function ValueInput({ label, value, onChange, readOnly, type }: Props) {
  if (type === 'boolean') {
    return (
      <Select
        aria-label={label}
        data={['true', 'false']}
        value={value === undefined ? null : textOf(value)}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(text) => onChange(text === 'true')}
      />
    );
  }
  if (NUMBERS.has(type)) {
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' || typeof value === 'string' ? value : ''}
        allowDecimal={type === 'decimal'}
        readOnly={readOnly}
        onChange={onChange}
      />
    );
  }
  if (type === 'list' || type === 'object' || type === 'any' || typeof value === 'object') {
    return <JsonValue label={label} value={value} onChange={onChange} readOnly={readOnly} />;
  }
  return (
    <TextInput
      aria-label={label}
      value={textOf(value)}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** Text that is no JSON yet stays here and changes nothing. */
function JsonValue({ label, value, onChange, readOnly }: Omit<Props, 'type'>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <JsonInput
      aria-label={label}
      autosize
      minRows={2}
      maxRows={10}
      readOnly={readOnly}
      value={typed ?? JSON.stringify(value ?? null, null, 2)}
      error={typed !== null}
      onChange={(text) => {
        try {
          onChange(JSON.parse(text) as Json);
          setTyped(null);
        } catch {
          setTyped(text);
        }
      }}
    />
  );
}
