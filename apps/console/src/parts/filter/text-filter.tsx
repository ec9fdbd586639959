import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly choose: (value: string | null) => void;
}

const WAIT_MS = 300;

/** A filter that is typed. It is taken over when the typing rests: half a word would ask for nothing that is. */
export function TextFilter({ label, value, choose }: Props) {
  const [text, setText] = useState(value ?? '');
  const take = useDebouncedCallback((typed: string) => choose(typed.trim()), WAIT_MS);
  useEffect(() => setText((typed) => (typed.trim() === (value ?? '') ? typed : (value ?? ''))), [value]);
  return (
    <TextInput
      label={label}
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        take(event.currentTarget.value);
      }}
    />
  );
}
