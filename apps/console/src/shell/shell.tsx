import { AppShell, Burger, Group, ScrollArea, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useTexts } from '../i18n/texts';
import { Loading } from '../parts/loading';
import { Logo } from '../parts/logo';
import { AccountMenu } from './account-menu';
import { LiveSign } from './live-sign';
import { Menu } from './menu';
import { PageBoundary } from './page-boundary';
import { SearchBox } from './search-box';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

/** Header, menu and the page of the moment. */
export function Shell() {
  const texts = useTexts(shellTexts);
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure();
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
    >
      <a className={styles['skip']} href="#content">
        {texts.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu} />
            <Link to="/" className={styles['home']} aria-label="Tillbridge">
              <Logo />
              <Text fw={700} visibleFrom="xs">
                Tillbridge
              </Text>
            </Link>
          </Group>
          <SearchBox />
          <Group gap="sm" wrap="nowrap">
            <LiveSign />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar px="xs" py={4} aria-label={texts.menu}>
        <ScrollArea type="auto" scrollbarSize={6}>
          <Menu />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <VisuallyHidden aria-live="polite" id="announcements" />
        <PageBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </AppShell.Main>
    </AppShell>
  );
}
