import { Select, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { ROLES, type Role } from '../../session/session';
import { peopleTexts } from './people.texts';

export interface Rights {
  readonly name: string;
  readonly role: Role;
  readonly stores: string;
}

interface Props {
  readonly rights: Rights;
  readonly change: (rights: Rights) => void;
}

/** What accounts and tokens have alike: a name, a role, stores. */
export function RightsFields({ rights, change }: Props) {
  const texts = useTexts(peopleTexts);
  return (
    <>
      <TextInput
        label={texts.name}
        required
        value={rights.name}
        onChange={(event) => change({ ...rights, name: event.currentTarget.value })}
      />
      <Select
        label={texts.role}
        allowDeselect={false}
        data={ROLES.map((value) => ({ value, label: texts.roles[value] }))}
        value={rights.role}
        onChange={(value) => change({ ...rights, role: value as Role })}
      />
      <TextInput
        label={texts.stores}
        description={texts.storesHelp}
        value={rights.stores}
        onChange={(event) => change({ ...rights, stores: event.currentTarget.value })}
      />
    </>
  );
}
