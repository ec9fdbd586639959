import { SimpleGrid, TextInput } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { transformTexts } from './transforms.texts';

const PARTS = ['name', 'company', 'line1', 'line2', 'postalCode', 'city', 'state', 'country', 'phone'];

interface Props {
  readonly names: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly change: (names: Record<string, string>) => void;
}

/** What each part of an address is called on the other side; parts without a name are left out. */
export function AddressNames({ names, readOnly, change }: Props) {
  const texts = useTexts(transformTexts);
  const set = (part: string, name: string): void => {
    const { [part]: _before, ...others } = names;
    change(name === '' ? others : { ...others, [part]: name });
  };
  return (
    <SimpleGrid cols={2} spacing={6} verticalSpacing={4}>
      {PARTS.map((part) => (
        <TextInput
          key={part}
          size="xs"
          label={part}
          placeholder={Object.keys(names).length === 0 ? part : texts.leftOut}
          value={names[part] ?? ''}
          readOnly={readOnly}
          onChange={(event) => set(part, event.currentTarget.value)}
        />
      ))}
    </SimpleGrid>
  );
}
