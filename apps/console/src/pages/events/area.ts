import { IconWebhook } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const eventsArea: Area = {
  menu: [{ path: '/events', icon: IconWebhook, role: 'viewer', name: { en: 'Events', de: 'Ereignisse' } }],
  places: [{ path: '/events', role: 'viewer', page: page(() => import('./events-page'), 'EventsPage') }],
};
