import { IconShoppingCart } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const ordersArea: Area = {
  menu: [
    { path: '/orders', icon: IconShoppingCart, role: 'viewer', name: { en: 'Orders', de: 'Bestellungen' } },
  ],
  places: [
    { path: '/orders', role: 'viewer', page: page(() => import('./orders-page'), 'OrdersPage') },
    {
      path: '/orders/:storeId/:orderId',
      role: 'viewer',
      page: page(() => import('./order-page'), 'OrderPage'),
    },
  ],
};
