import type { Language } from '../i18n/texts';
import type { Role } from './session';

export const roleNames: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  viewer: { en: 'Viewer', de: 'Betrachter' },
  operator: { en: 'Operator', de: 'Bediener' },
  editor: { en: 'Editor', de: 'Gestalter' },
  admin: { en: 'Administrator', de: 'Verwalter' },
};
