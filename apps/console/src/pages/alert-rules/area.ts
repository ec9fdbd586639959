import { IconBellRinging } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const alertRulesArea: Area = {
  menu: [
    {
      path: '/alert-rules',
      icon: IconBellRinging,
      role: 'viewer',
      name: { en: 'Alert rules', de: 'Alarmregeln' },
    },
  ],
  places: [
    {
      path: '/alert-rules',
      role: 'viewer',
      page: page(() => import('./alert-rules-page'), 'AlertRulesPage'),
    },
  ],
};
