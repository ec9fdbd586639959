import { ActionIcon, Menu, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconUserCircle } from '@tabler/icons-react';
import { useLanguage } from '../i18n/language';
import { LANGUAGES, useTexts, type Language } from '../i18n/texts';
import { roleNames } from '../session/role-names';
import { useSession, useSignIn } from '../session/session';
import { shellTexts } from './shell.texts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

export function AccountMenu() {
  const texts = useTexts(shellTexts);
  const { name, role } = useSession();
  const { signOut } = useSignIn();
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chosen = (yes: boolean) =>
    yes ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14 }} />;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={texts.account}>
          <IconUserCircle size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {roleNames[role][language]}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{texts.language}</Menu.Label>
        {LANGUAGES.map((option) => (
          <Menu.Item
            key={option}
            leftSection={chosen(option === language)}
            onClick={() => choose(option)}
            lang={option}
          >
            {LANGUAGE_NAMES[option]}
          </Menu.Item>
        ))}
        <Menu.Label>{texts.colors}</Menu.Label>
        {SCHEMES.map((option) => (
          <Menu.Item
            key={option}
            leftSection={chosen(option === colorScheme)}
            onClick={() => setColorScheme(option)}
          >
            {texts[option]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{texts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
