import { defineTexts } from '../../../i18n/texts';

const listed = (names: readonly string[], or: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}`;

export const actionsTexts = defineTexts({
  en: {
    actions: 'Actions',
    own: 'Actions of Tillbridge itself',
    by: (systems: readonly string[]) => `Actions in ${listed(systems, 'and')}`,
    impossible: 'Not possible here yet',
    'not-connected': (systems: readonly string[]) => `Connect ${listed(systems, 'or')} for it.`,
    'not-by-these': (systems: readonly string[]) =>
      `The connected systems cannot do it; ${listed(systems, 'or')} could.`,
    'switched-off': (connection: string, setting: string) => `Switched off in ${connection}: ${setting}`,
  },
  de: {
    actions: 'Aktionen',
    own: 'Aktionen von Tillbridge selbst',
    by: (systems: readonly string[]) => `Aktionen in ${listed(systems, 'und')}`,
    impossible: 'Hier noch nicht möglich',
    'not-connected': (systems: readonly string[]) => `Dafür ${listed(systems, 'oder')} verbinden.`,
    'not-by-these': (systems: readonly string[]) =>
      `Die verbundenen Systeme können das nicht; möglich ist es mit ${listed(systems, 'oder')}.`,
    'switched-off': (connection: string, setting: string) => `In ${connection} abgeschaltet: ${setting}`,
  },
});
