import { IconUsers } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const peopleArea: Area = {
  menu: [{ path: '/people', icon: IconUsers, role: 'admin', name: { en: 'People', de: 'Personen' } }],
  places: [{ path: '/people', role: 'admin', page: page(() => import('./people-page'), 'PeoplePage') }],
};
