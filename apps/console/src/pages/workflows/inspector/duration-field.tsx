import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { durationText, readDuration, UNITS } from '../model/duration-text';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly readOnly: boolean;
  readonly error?: string | undefined;
}

/** A number and a unit; what cannot be said so (`P1DT2H`, an expression) stays a text. */
export function DurationField({ label, value, onChange, description, readOnly, error }: Props) {
  const texts = useTexts(designerTexts);
  const read = readDuration(value);
  if (!read) {
    return (
      <TextInput
        label={label}
        description={description}
        error={error}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        label={label}
        description={description}
        error={error}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={read.count}
        readOnly={readOnly}
        onChange={(count) =>
          typeof count === 'number' && count > 0 && onChange(durationText(count, read.unit))
        }
        style={{ flex: 1 }}
      />
      <Select
        aria-label={`${label}: ${texts[read.unit]}`}
        data={UNITS.map((unit) => ({ value: unit, label: texts[unit] }))}
        value={read.unit}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(unit) => unit && onChange(durationText(read.count, unit))}
        w={120}
      />
    </Group>
  );
}
