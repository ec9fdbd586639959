import { defineTexts } from '../../i18n/texts';

export const mappingsTexts = defineTexts({
  en: {
    title: 'Mappings',
    back: 'All mappings',
    unknown: (id: string) => `No mapping ${id}`,
    unknownTeach: 'Mappings come with the connectors that are configured. The list shows those there are.',
    about:
      'How the fields of one side become the fields of the other, for all stores and for each that differs.',
    mapping: 'Mapping',
    way: 'From and to',
    state: 'State',
    stores: 'Stores that differ',
    changed: 'Last change',
    version: (number: number) => `Version ${number}`,
    origin: { shipped: 'As shipped', published: 'Published' },
    none: 'No mapping yet',
    noneTeach: 'Mappings come with connectors; they appear as soon as a connection of one is configured.',
  },
  de: {
    title: 'Zuordnungen',
    back: 'Alle Zuordnungen',
    unknown: (id: string) => `Keine Zuordnung ${id}`,
    unknownTeach: 'Zuordnungen kommen mit den eingerichteten Anbindungen. Die Liste zeigt, welche es gibt.',
    about:
      'Wie die Felder der einen Seite zu denen der anderen werden, für alle Shops und für jeden, der abweicht.',
    mapping: 'Zuordnung',
    way: 'Von und nach',
    state: 'Stand',
    stores: 'Abweichende Shops',
    changed: 'Letzte Änderung',
    version: (number: number) => `Version ${number}`,
    origin: { shipped: 'Wie ausgeliefert', published: 'Veröffentlicht' },
    none: 'Noch keine Zuordnung',
    noneTeach:
      'Zuordnungen kommen mit den Konnektoren; sie erscheinen, sobald eine Verbindung eingerichtet ist.',
  },
});
