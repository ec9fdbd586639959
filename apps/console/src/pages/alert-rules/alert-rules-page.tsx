import { Anchor, Select } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { ConflictNote } from '../../parts/form/conflict-note';
import { faultsOf } from '../../parts/form/faults';
import { SaveBar } from '../../parts/form/save-bar';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { useAddressFilter } from '../../parts/use-address-filter';
import { useMay } from '../../session/session';
import { useStoreEditor, useStores, type StoreView } from '../stores/store-api';
import { alertRulesTexts } from './alert-rules.texts';
import { KindsSection } from './kinds-section';
import { RecipientsSection } from './recipients-section';

export function AlertRulesPage() {
  const texts = useTexts(alertRulesTexts);
  const stores = useStores();
  const { filter, choose } = useAddressFilter(['store']);
  const items = stores.data?.items ?? [];
  const view = items.find(({ store }) => store.id === filter.store) ?? items[0];
  return (
    <Page title={texts.title} about={texts.about}>
      {stores.isPending && <Loading />}
      {stores.isError && <ProblemNote error={stores.error} retry={() => void stores.refetch()} />}
      {stores.isSuccess && !view && (
        <EmptyState
          icon={IconBellRinging}
          title={texts.none}
          teach={texts.noneTeach}
          action={
            <Anchor component={Link} to="/stores" size="sm">
              {texts.toStores}
            </Anchor>
          }
        />
      )}
      {view && (
        <>
          <Select
            label={texts.store}
            maw={360}
            allowDeselect={false}
            data={items.map(({ store }) => store.id)}
            value={view.store.id}
            onChange={(store) => choose('store', store)}
          />
          <Rules key={view.store.id} view={view} />
        </>
      )}
    </Page>
  );
}

function Rules({ view }: { readonly view: StoreView }) {
  const { language } = useLanguage();
  const readOnly = !useMay('editor');
  const editor = useStoreEditor(view);
  const { draft, save } = editor;
  const section = {
    alerts: draft.alerts,
    hasMail: draft.mail !== null,
    set: (more: Partial<typeof draft.alerts>) => editor.put({ alerts: { ...draft.alerts, ...more } }),
    readOnly,
    faultOf: faultsOf(save.error, language),
  };
  return (
    <>
      {editor.theirs ? (
        <ConflictNote
          mine={draft}
          theirs={editor.theirs}
          takeTheirs={editor.discard}
          keepMine={editor.keepMine}
        />
      ) : (
        save.error && <ProblemNote error={save.error} />
      )}
      <RecipientsSection {...section} />
      <KindsSection {...section} />
      {!readOnly && (
        <SaveBar
          dirty={editor.dirty}
          busy={save.isPending}
          saved={save.isSuccess}
          disabled={editor.theirs !== undefined}
          save={() => save.mutate()}
          discard={editor.discard}
        />
      )}
    </>
  );
}
