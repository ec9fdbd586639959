import { IconBinaryTree2 } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const workflowsArea: Area = {
  menu: [
    {
      path: '/workflows',
      icon: IconBinaryTree2,
      role: 'viewer',
      name: { en: 'Workflows', de: 'Abläufe' },
    },
  ],
  places: [
    { path: '/workflows', role: 'viewer', page: page(() => import('./workflows-page'), 'WorkflowsPage') },
    {
      path: '/workflows/:workflowId',
      role: 'viewer',
      page: page(() => import('./designer-page'), 'DesignerPage'),
    },
    {
      path: '/workflows/:workflowId/runs/:runId',
      role: 'viewer',
      page: page(() => import('./run-page'), 'RunPage'),
    },
  ],
};
