import { IconUserSquareRounded } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const customersArea: Area = {
  menu: [
    {
      path: '/customers',
      icon: IconUserSquareRounded,
      role: 'viewer',
      name: { en: 'Customers', de: 'Kunden' },
    },
  ],
  places: [
    { path: '/customers', role: 'viewer', page: page(() => import('./customers-page'), 'CustomersPage') },
    {
      path: '/customers/:storeId/:customerId',
      role: 'viewer',
      page: page(() => import('./customer-page'), 'CustomerPage'),
    },
  ],
};
