import { NavLink, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useLanguage } from '../i18n/language';
import { areaGroups } from '../pages/areas';
import { ROLES, useSession } from '../session/session';
import styles from './shell.module.css';

/** Where one can go, in groups; what somebody may not see is not offered. */
export function Menu() {
  const { language } = useLanguage();
  const { role } = useSession();
  const { pathname } = useLocation();
  const offered = areaGroups
    .map(({ name, areas }) => ({
      name,
      entries: areas
        .flatMap(({ menu }) => menu)
        .filter((entry) => ROLES.indexOf(role) >= ROLES.indexOf(entry.role)),
    }))
    .filter(({ entries }) => entries.length > 0);
  return offered.map(({ name: group, entries }) => (
    <div key={group.en} role="group" aria-label={group[language]} className={styles['group']}>
      <Text size="xs" fw={600} c="dimmed" px="sm" pb={2} aria-hidden>
        {group[language]}
      </Text>
      {entries.map(({ path, icon: Symbol, name, sign: Sign }) => {
        const here = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <NavLink
            key={path}
            component={Link}
            to={path}
            label={name[language]}
            leftSection={<Symbol size={18} aria-hidden />}
            rightSection={Sign && <Sign />}
            active={here}
            className={styles['entry'] ?? ''}
            {...(here ? { 'aria-current': 'page' as const } : {})}
          />
        );
      })}
    </div>
  ));
}
