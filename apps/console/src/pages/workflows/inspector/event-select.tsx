import { Select } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { useListWhenVisited } from '../../../parts/use-list-when-visited';
import { designerTexts } from '../designer.texts';
import { useMessages } from '../workflow-api';

interface Props {
  /** What the event is here; else just that it is one. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (event: string) => void;
  readonly readOnly: boolean;
}

export function EventSelect({ label, value, onChange, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const list = useListWhenVisited();
  const events = useMessages().filter(({ kind }) => kind === 'event');
  const about = events.find(({ name }) => name === value)?.summary;
  return (
    <Select
      {...list}
      label={label ?? texts.event}
      description={about}
      searchable
      allowDeselect={false}
      readOnly={readOnly}
      data={[...new Set([value, ...events.map(({ name }) => name)])].sort()}
      value={value}
      onChange={(event) => event !== null && onChange(event)}
    />
  );
}
