import { IconUserCheck } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';
import { WaitingCount } from './waiting-count';

export const approvalsArea: Area = {
  menu: [
    {
      path: '/approvals',
      icon: IconUserCheck,
      role: 'viewer',
      name: { en: 'Approvals', de: 'Freigaben' },
      sign: WaitingCount,
    },
  ],
  places: [
    { path: '/approvals', role: 'viewer', page: page(() => import('./approvals-page'), 'ApprovalsPage') },
  ],
};
