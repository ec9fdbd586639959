import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../i18n/texts';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { shellTexts } from './shell.texts';

export function NotFoundPage() {
  const texts = useTexts(shellTexts);
  const { pathname } = useLocation();
  return (
    <Page title={texts.notFound}>
      <EmptyState
        icon={IconMapQuestion}
        title={texts.leadsNowhere(pathname)}
        teach={texts.notFoundTeach}
        action={
          <Button component={Link} to="/">
            {texts.home}
          </Button>
        }
      />
    </Page>
  );
}
