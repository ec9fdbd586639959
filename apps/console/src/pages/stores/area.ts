import { IconBuildingStore } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const storesArea: Area = {
  menu: [{ path: '/stores', icon: IconBuildingStore, role: 'viewer', name: { en: 'Stores', de: 'Shops' } }],
  places: [
    { path: '/stores', role: 'viewer', page: page(() => import('./stores-page'), 'StoresPage') },
    { path: '/stores/:id', role: 'viewer', page: page(() => import('./store-page'), 'StorePage') },
    { path: '/new-store', role: 'editor', page: page(() => import('./new-store-page'), 'NewStorePage') },
  ],
};
