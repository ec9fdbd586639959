import { Alert, List, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { JsonView } from '../../../parts/json-view';
import { Loading } from '../../../parts/loading';
import { mapperTexts } from '../mapper.texts';
import type { LivePreview } from '../use-preview';

interface Props {
  readonly live: LivePreview;
  readonly select: (key: string) => void;
}

/** The whole result with the sample, and all that is wrong. */
export function ResultPanel({ live, select }: Props) {
  const texts = useTexts(mapperTexts);
  const faults = [...live.faults].flatMap(([field, found]) => found.map((fault) => ({ field, ...fault })));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {live.order ? texts.resultOf(live.order.orderId, live.order.storeId) : texts.resultOfExamples}
      </Text>
      {(faults.length > 0 || live.others.length > 0) && (
        <Alert color="red" variant="light" title={texts.wrong} styles={READABLE}>
          <List size="sm">
            {live.others.map(({ message }) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
            {faults.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>
                <button
                  type="button"
                  className="mantine-focus-auto"
                  style={LINK}
                  onClick={() => select(field)}
                >
                  {field}
                </button>{' '}
                {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {live.output === null ? (
        live.errors > 0 ? (
          <Text size="sm">{texts.notCompiled}</Text>
        ) : (
          <Loading />
        )
      ) : (
        <JsonView value={live.output} label={texts.wholeResult} />
      )}
      <Text size="sm" fw={600}>
        {texts.input}
      </Text>
      <JsonView value={live.input} label={texts.input} />
    </Stack>
  );
}

const READABLE = { label: { color: 'var(--mantine-color-text)' } } as const;
const LINK = {
  border: 0,
  padding: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  fontWeight: 600,
  textDecoration: 'underline',
  cursor: 'pointer',
} as const;
