import { Anchor, Group } from '@mantine/core';
import { IconArrowLeft, IconBuildingStore } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { ConflictNote } from '../../parts/form/conflict-note';
import { faultsOf } from '../../parts/form/faults';
import { SaveBar } from '../../parts/form/save-bar';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { useMay, useSession } from '../../session/session';
import { ApprovalsSection } from './approvals-section';
import { BooksSection } from './books-section';
import { ConnectionsSection } from './connections-section';
import { CustomersSection } from './customers-section';
import { PaymentsSection } from './payments-section';
import { RemoveStore } from './remove-store';
import { StatusesSection } from './statuses-section';
import { useStore, useStoreEditor, type StoreView } from './store-api';
import { storesTexts } from './stores.texts';
import { UrlsSection } from './urls-section';
import { WorkflowsSection } from './workflows-section';

export function StorePage() {
  const { id = '' } = useParams();
  const texts = useTexts(storesTexts);
  const store = useStore(id);
  if (store.isPending) return <Loading />;
  if (store.isError) {
    return (
      <Page title={id}>
        {store.error instanceof ApiProblem && store.error.status === 404 ? (
          <EmptyState icon={IconBuildingStore} title={texts.title} teach={texts.gone} action={<Back />} />
        ) : (
          <ProblemNote error={store.error} retry={() => void store.refetch()} />
        )}
      </Page>
    );
  }
  return <StoreEditor key={id} view={store.data} />;
}

function StoreEditor({ view }: { readonly view: StoreView }) {
  const readOnly = !useMay('editor');
  const mayRemove = useMay('admin') && useSession().stores === null;
  const editor = useStoreEditor(view);
  const { save } = editor;
  const section = { store: editor.draft, put: editor.put, readOnly, faultOf: faultsOf(save.error) };
  return (
    <Page title={view.store.id} actions={mayRemove && <RemoveStore view={view} />}>
      <Back />
      {editor.theirs ? (
        <ConflictNote
          mine={editor.draft}
          theirs={editor.theirs}
          takeTheirs={editor.discard}
          keepMine={editor.keepMine}
        />
      ) : (
        save.error && <ProblemNote error={save.error} />
      )}
      <ConnectionsSection {...section} />
      <PaymentsSection {...section} />
      <ApprovalsSection {...section} />
      <UrlsSection {...section} />
      <StatusesSection {...section} />
      <WorkflowsSection {...section} />
      <CustomersSection {...section} />
      <BooksSection {...section} />
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
    </Page>
  );
}

export function Back() {
  const texts = useTexts(storesTexts);
  return (
    <Group>
      <Anchor component={Link} to="/stores" size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {texts.back}
        </Group>
      </Anchor>
    </Group>
  );
}
