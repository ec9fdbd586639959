import { NativeSelect } from '@mantine/core';

interface Props {
  readonly label: string;
  /** What is said when nothing is chosen. */
  readonly all: string;
  readonly value: string | null;
  readonly choices: ReadonlyArray<readonly [value: string, name: string]>;
  readonly choose: (value: string | null) => void;
}

/** A filter with few values. */
export function Choice({ label, all, value, choices, choose }: Props) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      data={[{ value: '', label: all }, ...choices.map(([key, name]) => ({ value: key, label: name }))]}
    />
  );
}
