import { useParams } from 'react-router';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { ConflictNote } from '../../parts/form/conflict-note';
import { faultsOf } from '../../parts/form/faults';
import { SaveBar } from '../../parts/form/save-bar';
import { BackLink } from '../../parts/back-link';
import { Page } from '../../parts/page';
import { PageState } from '../../parts/page-state';
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
  if (store.data === undefined) {
    return (
      <PageState
        title={id}
        error={store.error}
        retry={() => void store.refetch()}
        back={{ to: '/stores', label: texts.back }}
        unknown={{ title: texts.unknown(id), teach: texts.gone }}
      />
    );
  }
  return <StoreEditor key={id} view={store.data} />;
}

function StoreEditor({ view }: { readonly view: StoreView }) {
  const { language } = useLanguage();
  const readOnly = !useMay('editor');
  const mayRemove = useMay('admin') && useSession().stores === null;
  const editor = useStoreEditor(view);
  const { save } = editor;
  const section = { store: editor.draft, put: editor.put, readOnly, faultOf: faultsOf(save.error, language) };
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
  return <BackLink to="/stores" label={useTexts(storesTexts).back} />;
}
