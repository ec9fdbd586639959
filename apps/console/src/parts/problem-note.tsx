import { Alert, Button, Code, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../api/problem';
import { useLanguage } from '../i18n/language';
import { toldRefusal } from '../i18n/refusal-words';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';
import { tint } from './tint';

interface Props {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** The pale red of titles is too close to its ground to be read by everybody. */
const READABLE = { title: { color: 'var(--mantine-color-text)' } };

/** What was refused and why, with the stable code that the documentation lists. */
export function ProblemNote({ error, retry }: Props) {
  const texts = useTexts(partsTexts);
  const problem = error instanceof ApiProblem ? error.body : undefined;
  const { language } = useLanguage();
  const told = (sentence: string): string => toldRefusal(language, sentence);
  const title = problem ? told(problem.title) : texts.failed;
  return (
    <Alert
      color="red"
      variant="light"
      bg={tint('red')}
      styles={READABLE}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={title}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {problem?.detail && problem.detail !== problem.title && <Text size="sm">{told(problem.detail)}</Text>}
        {problem?.errors && (
          <List size="sm">
            {problem.errors.map(({ path, code, message }) => (
              <List.Item key={`${path} ${code}`}>
                <Code>{path}</Code> {told(message)}
              </List.Item>
            ))}
          </List>
        )}
        {problem && (
          <Text size="xs" c="dimmed">
            {problem.code}
          </Text>
        )}
        {!problem && error instanceof Error && <Text size="sm">{error.message}</Text>}
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {texts.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
