import { IconMailOff } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const deadLettersArea: Area = {
  menu: [
    {
      path: '/dead-letters',
      icon: IconMailOff,
      role: 'viewer',
      name: { en: 'Dead letters', de: 'Unzustellbares' },
    },
  ],
  places: [
    {
      path: '/dead-letters',
      role: 'viewer',
      page: page(() => import('./dead-letters-page'), 'DeadLettersPage'),
    },
  ],
};
