import { defineTexts, useTexts } from '../../i18n/texts';
import { Choice } from '../../parts/filter/choice';
import { useConnections } from './connection-api';

const connectionTexts = defineTexts({
  en: { connection: 'Connection', all: 'All connections' },
  de: { connection: 'Verbindung', all: 'Alle Verbindungen' },
});

interface Props {
  readonly value: string | null;
  readonly choose: (connection: string | null) => void;
}

export function ConnectionChoice({ value, choose }: Props) {
  const texts = useTexts(connectionTexts);
  const ids = useConnections().data?.items.map(({ id }) => id) ?? [];
  const known = value === null || ids.includes(value) ? ids : [value, ...ids];
  return (
    <Choice
      label={texts.connection}
      all={texts.all}
      value={value}
      choices={known.map((id) => [id, id])}
      choose={choose}
    />
  );
}
