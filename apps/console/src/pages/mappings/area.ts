import { IconArrowsExchange } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const mappingsArea: Area = {
  menu: [
    {
      path: '/mappings',
      icon: IconArrowsExchange,
      role: 'viewer',
      name: { en: 'Mappings', de: 'Zuordnungen' },
    },
  ],
  places: [
    { path: '/mappings', role: 'viewer', page: page(() => import('./mappings-page'), 'MappingsPage') },
    {
      path: '/mappings/:mappingId',
      role: 'viewer',
      page: page(() => import('./mapper-page'), 'MapperPage'),
    },
  ],
};
