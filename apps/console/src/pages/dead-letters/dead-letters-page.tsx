import { Stack, Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { deadLettersTexts } from './dead-letters.texts';
import { IssuesView } from './issues/issues-view';
import { issuesTexts } from './issues/issues.texts';
import { MessagesView } from './messages-view';
import { ReplaysView } from './replays/replays-view';
import { replaysTexts } from './replays/replays.texts';

const VIEWS = ['issues', 'messages', 'replays'] as const;
type View = (typeof VIEWS)[number];

/** An address that opens a message shows the messages, whatever else it says. */
function viewOf(search: URLSearchParams): View {
  if (search.has('message')) return 'messages';
  return VIEWS.find((view) => view === search.get('view')) ?? 'issues';
}

export function DeadLettersPage() {
  const texts = useTexts(deadLettersTexts);
  const names = {
    issues: useTexts(issuesTexts).issues,
    messages: texts.messages,
    replays: useTexts(replaysTexts).replays,
  };
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  return (
    <Page title={texts.title} about={texts.about}>
      <Tabs value={view} onChange={(value) => setSearch({ view: value ?? 'issues' })} keepMounted={false}>
        <Tabs.List mb="md">
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {names[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="issues">
          <Stack gap="md">
            <IssuesView />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="messages">
          <Stack gap="md">
            <MessagesView />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="replays">
          <Stack gap="md">
            <ReplaysView />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
