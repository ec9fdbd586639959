import { IconPlugConnected } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const connectionsArea: Area = {
  menu: [
    {
      path: '/connections',
      icon: IconPlugConnected,
      role: 'viewer',
      name: { en: 'Connections', de: 'Verbindungen' },
    },
  ],
  places: [
    {
      path: '/connections',
      role: 'viewer',
      page: page(() => import('./connections-page'), 'ConnectionsPage'),
    },
    {
      path: '/connections/:id',
      role: 'viewer',
      page: page(() => import('./connection-page'), 'ConnectionPage'),
    },
    {
      path: '/new-connection',
      role: 'admin',
      page: page(() => import('./new-connection-page'), 'NewConnectionPage'),
    },
  ],
};
