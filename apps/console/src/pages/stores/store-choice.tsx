import { defineTexts, useTexts } from '../../i18n/texts';
import { useStores } from './store-api';
import { Choice } from '../../parts/filter/choice';

const storeTexts = defineTexts({
  en: { store: 'Store', all: 'All stores' },
  de: { store: 'Shop', all: 'Alle Shops' },
});

interface Props {
  readonly value: string | null;
  readonly choose: (store: string | null) => void;
}

export function StoreChoice({ value, choose }: Props) {
  const texts = useTexts(storeTexts);
  const ids = useStores().data?.items.map(({ store }) => store.id) ?? [];
  const known = value === null || ids.includes(value) ? ids : [value, ...ids];
  return (
    <Choice
      label={texts.store}
      all={texts.all}
      value={value}
      choices={known.map((id) => [id, id])}
      choose={choose}
    />
  );
}
