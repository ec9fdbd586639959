import type { CompletionSource } from '@codemirror/autocomplete';
import { Code, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { ExpressionEditor } from './expression-editor';
import { previewExpression } from './expression-preview';
import { partsTexts } from './parts.texts';

export interface ExpressionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly readOnly: boolean;
  readonly hideLabel?: boolean;
  readonly complete: CompletionSource;
  /** What the expression is tried on. */
  readonly data: Readonly<Record<string, unknown>>;
}

const PREVIEW_AFTER_MS = 250;
const LONGEST_PREVIEW = 240;

/** An expression, and what it gives with the data. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, value, onChange, description, readOnly, hideLabel = false, complete, data } = props;
  const texts = useTexts(partsTexts);
  const [settled] = useDebouncedValue(value, PREVIEW_AFTER_MS);
  const preview = useQuery({
    queryKey: ['expression', settled, data],
    queryFn: () => previewExpression(settled, data),
    enabled: settled.trim() !== '',
    staleTime: Infinity,
    gcTime: 10_000,
  });
  const shown = settled.trim() === '' ? undefined : preview.data;
  return (
    <div>
      <ExpressionEditor
        label={label}
        value={value}
        onChange={onChange}
        complete={complete}
        description={description}
        readOnly={readOnly}
        hideLabel={hideLabel}
        error={shown?.error}
      />
      {shown && shown.error === undefined && (
        <Group gap={6} mt={4} wrap="nowrap" align="baseline">
          <Text size="xs" c="dimmed">
            {texts.preview}
          </Text>
          {shown.text === undefined ? (
            <Text size="xs" c="dimmed" fs="italic">
              {texts.previewNothing}
            </Text>
          ) : (
            <Code style={{ overflowWrap: 'anywhere', maxHeight: 90, overflow: 'hidden' }}>
              {shown.text.slice(0, LONGEST_PREVIEW)}
            </Code>
          )}
        </Group>
      )}
    </div>
  );
}
