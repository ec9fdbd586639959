import { IconBook2 } from '@tabler/icons-react';
import { page, type Area } from '../../shell/navigation';

export const booksArea: Area = {
  menu: [{ path: '/books', icon: IconBook2, role: 'viewer', name: { en: 'Books', de: 'Bücher' } }],
  places: [{ path: '/books', role: 'viewer', page: page(() => import('./books-page'), 'BooksPage') }],
};
