import { Code } from '@mantine/core';

/** Text that is JSON is indented; anything else is shown as it is. */
export function prettyJson(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <Code block tabIndex={0} role="region" aria-label={label} mah="50vh" style={{ overflow: 'auto' }}>
      {prettyJson(value)}
    </Code>
  );
}
