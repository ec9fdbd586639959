import { IconHistory } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const auditArea: Area = {
  menu: [{ path: '/audit', icon: IconHistory, role: 'admin', name: { en: 'Audit', de: 'Protokoll' } }],
  places: [{ path: '/audit', role: 'admin', page: page(() => import('./audit-page'), 'AuditPage') }],
};
