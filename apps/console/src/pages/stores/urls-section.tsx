import { SimpleGrid, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import type { StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

/** Where shoppers come back to. */
export function UrlsSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  return (
    <Section title={texts.urls}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {(['success', 'cancel'] as const).map((name) => (
          <TextInput
            key={name}
            type="url"
            label={texts[name]}
            withAsterisk
            readOnly={readOnly}
            value={store.urls[name]}
            error={faultOf(`urls.${name}`)}
            onChange={(event) => put({ urls: { ...store.urls, [name]: event.currentTarget.value } })}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
