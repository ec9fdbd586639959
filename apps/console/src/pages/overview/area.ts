import { IconLayoutDashboard } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const overviewArea: Area = {
  menu: [
    {
      path: '/overview',
      icon: IconLayoutDashboard,
      role: 'viewer',
      name: { en: 'Overview', de: 'Überblick' },
    },
  ],
  places: [
    { path: '/overview', role: 'viewer', page: page(() => import('./overview-page'), 'OverviewPage') },
  ],
};
