import { Alert, Stack, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { PreviewNote } from '../../dead-letters/preview-note';
import type { SendAgainPreview } from './send-again';
import { sendAgainTexts } from './send-again.texts';

/** The pale colours of titles are too close to their ground to be read by everybody. */
const READABLE = { title: { color: 'var(--mantine-color-text)' } };

/** What would be sent, or why it would not be. */
export function SendAgainForetold({ preview }: { readonly preview: SendAgainPreview }) {
  const texts = useTexts(sendAgainTexts);
  const { refusal, messages } = preview;
  return (
    <Stack gap="sm" role="status">
      {refusal && (
        <Alert color="gray" variant="light" styles={READABLE} title={texts.nothing}>
          <Text size="sm">{toldRefusalOf(refusal, texts.refusals)}</Text>
        </Alert>
      )}
      {messages.map((message, index) =>
        message.preview ? (
          <PreviewNote key={index} preview={message.preview} />
        ) : (
          <Text key={index} size="sm">
            {texts.untold(message.type)}
          </Text>
        ),
      )}
    </Stack>
  );
}

const toldRefusalOf = (
  { code, detail }: NonNullable<SendAgainPreview['refusal']>,
  words: Readonly<Record<string, string>>,
): string => (Object.hasOwn(words, code) ? words[code] : undefined) ?? detail;
