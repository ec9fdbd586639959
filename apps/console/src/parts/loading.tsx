import { Center, Loader } from '@mantine/core';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';

export function Loading() {
  const texts = useTexts(partsTexts);
  return (
    <Center mih={200} role="status" aria-label={texts.loading}>
      <Loader type="dots" />
    </Center>
  );
}
