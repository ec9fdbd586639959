import {
  IconBuildingBank,
  IconCalculator,
  IconCalendarCheck,
  IconReportMoney,
  IconScale,
} from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const reconciliationArea: Area = {
  menu: [
    {
      path: '/payouts',
      icon: IconReportMoney,
      role: 'viewer',
      name: { en: 'Payouts', de: 'Auszahlungen' },
    },
    { path: '/exceptions', icon: IconScale, role: 'viewer', name: { en: 'Exceptions', de: 'Abweichungen' } },
    { path: '/bank', icon: IconBuildingBank, role: 'viewer', name: { en: 'Bank', de: 'Bank' } },
    {
      path: '/control-totals',
      icon: IconCalculator,
      role: 'viewer',
      name: { en: 'Control totals', de: 'Kontrollsummen' },
    },
    {
      path: '/month-end',
      icon: IconCalendarCheck,
      role: 'viewer',
      name: { en: 'Month end', de: 'Monatsabschluss' },
    },
  ],
  places: [
    { path: '/payouts', role: 'viewer', page: page(() => import('./payouts/payouts-page'), 'PayoutsPage') },
    {
      path: '/payouts/:payoutId',
      role: 'viewer',
      page: page(() => import('./payouts/payout-page'), 'PayoutPage'),
    },
    {
      path: '/exceptions',
      role: 'viewer',
      page: page(() => import('./exceptions/exceptions-page'), 'ExceptionsPage'),
    },
    { path: '/bank', role: 'viewer', page: page(() => import('./bank/bank-page'), 'BankPage') },
    {
      path: '/control-totals',
      role: 'viewer',
      page: page(() => import('./control-totals/control-totals-page'), 'ControlTotalsPage'),
    },
    {
      path: '/month-end',
      role: 'viewer',
      page: page(() => import('./month-end/month-end-page'), 'MonthEndPage'),
    },
  ],
};
