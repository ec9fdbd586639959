import { Button, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { ConflictNote } from './conflict-note';
import { beginWith } from './drafts/begin-with';
import type { StoredDraft } from './drafts/draft-api';
import { DraftConflict } from './drafts/draft-conflict';
import { DraftStates } from './drafts/draft-states';
import { draftsTexts } from './drafts/drafts.texts';
import { useServerDraft } from './drafts/use-server-draft';
import { draftOf } from './draft-of';
import { DriftPanel } from './drift/drift-panel';
import { readKept, useKeptDraft } from './kept-draft';
import { MapperStatus } from './mapper-status';
import { MapperToolbar } from './mapper-toolbar';
import { mapperTexts } from './mapper.texts';
import type { MappingDetail } from './mapping-api';
import styles from './mapper.module.css';
import { putDocument } from './model/draft';
import { same } from './model/difference';
import { PublishDialog } from './panels/publish-dialog';
import { ResultPanel } from './panels/result-panel';
import { SuggestionsPanel } from './panels/suggestions-panel';
import { TestsPanel } from './panels/tests-panel';
import { VersionsDrawer } from './panels/versions-drawer';
import { RulePanel } from './rule/rule-panel';
import { PartChoice, type Part } from './part-choice';
import { Trees } from './trees/trees';
import { useMapper } from './use-mapper';
import { useMapperKeys } from './use-mapper-keys';
import { usePreview } from './use-preview';

interface Props {
  readonly detail: MappingDetail;
  /** The draft that everybody shares; null for who may not keep one. */
  readonly stored: StoredDraft | null;
  readonly refetch: () => Promise<MappingDetail | undefined>;
  readonly readOnly: boolean;
}

const PANELS = ['rule', 'suggestions', 'drift', 'result', 'tests'] as const;
type Panel = (typeof PANELS)[number];

/** Trees, lines and forms over one draft. Everything that changes it goes through one history. */
export function MapperView({ detail, stored, refetch, readOnly }: Props) {
  const texts = useTexts(mapperTexts);
  const drafts = useTexts(draftsTexts);
  const { language } = useLanguage();
  const server = useMemo(() => draftOf(detail), [detail]);
  const [begun] = useState(() =>
    beginWith(server, readOnly ? undefined : readKept(detail.document.id), stored),
  );
  const [base, setBase] = useState(begun.base);
  const mapper = useMapper(begun.draft, detail.catalogue, readOnly);
  const { draft, history, scope } = mapper;
  const live = usePreview(mapper);
  const [opened] = useState(stored);
  const shared = useServerDraft({
    ...{ base, draft, stored },
    opened: begun.revision,
    known: begun.revision === opened?.revision ? opened.content : null,
  });
  useKeptDraft({ base, draft, revision: shared.revision }, shared.kept);
  useMapperKeys(mapper);
  const [panel, setPanel] = useState<Panel>(PANELS.find((one) => one === mapper.panel) ?? 'rule');
  const [part, showPart] = useState<Part>(
    mapper.selected === null && mapper.panel === null ? 'target' : 'panel',
  );
  const [open, setOpen] = useState<'publish' | 'versions' | null>(null);
  const [said, setSaid] = useState(
    begun.from === 'browser'
      ? texts.keptAbout
      : begun.from === 'server'
        ? drafts.openedFrom(stored?.savedBy ?? '')
        : '',
  );
  const dirty = !same(base, draft);
  const publishing = open === 'publish';
  const conflict = !publishing && !same(base, server);

  const takeTheirs = (): void => {
    history.edit('theirs', () => server);
    setBase(server);
  };
  const takeTheirDraft = (theirs: StoredDraft): void => {
    const content = theirs.content ?? { base: server, draft: server };
    history.edit('theirs', () => content.draft);
    setBase(content.base);
    shared.adopt(theirs);
  };
  const published = async (version: number | null): Promise<void> => {
    const now = await refetch();
    if (now) setBase(draftOf(now));
    setSaid(version === null ? texts.storesPublished : texts.versionPublished(version));
    setOpen(null);
  };
  const openField = (field: string): void => {
    mapper.select(field);
    setPanel('rule');
    showPart('panel');
  };
  const names = { source: detail.document.source, target: `${detail.document.target} (${detail.system})` };

  return (
    <Page
      title={detail.document.id}
      full
      actions={
        <>
          <MapperToolbar
            mapper={mapper}
            live={live}
            stores={detail.storeIds}
            versions={() => setOpen('versions')}
          />
          {!readOnly && (
            <Button onClick={() => setOpen('publish')} disabled={!dirty || conflict}>
              {texts.publish}
            </Button>
          )}
        </>
      }
    >
      <MapperStatus
        version={base.document.version}
        origin={detail.origin}
        dirty={dirty}
        readOnly={readOnly}
        live={live}
        said={[said, readOnly ? '' : drafts.saving[shared.state]].filter((text) => text !== '').join(' · ')}
        showProblems={() => {
          setPanel('result');
          showPart('panel');
        }}
        discard={() => history.edit('discard', () => base)}
      />
      {conflict && <ConflictNote dirty={dirty} takeTheirs={takeTheirs} keepMine={() => setBase(server)} />}
      {!conflict && shared.state === 'conflict' && stored && stored.revision > shared.revision && (
        <DraftConflict
          stored={stored}
          draft={draft}
          dirty={!shared.kept}
          takeTheirs={() => takeTheirDraft(stored)}
          keepMine={shared.keepMine}
        />
      )}
      {live.error !== null && live.error !== undefined && <ProblemNote error={live.error} />}
      <PartChoice value={part} choose={showPart} />
      <div className={styles['columns']} lang={language} data-part={part}>
        <Trees
          mapper={{
            ...mapper,
            select: (key) => (key === null ? mapper.select(null) : openField(key)),
            pick: (node) => {
              mapper.pick(node);
              if (node) showPart('target');
            },
            connect: (from, to) => {
              const drawn = mapper.connect(from, to);
              if (drawn) showPart('panel');
              return drawn;
            },
          }}
          live={live}
          names={names}
        />
        <aside className={styles['panel']} aria-label={texts.panel}>
          <Tabs value={panel} onChange={(next) => setPanel((next ?? 'rule') as Panel)} keepMounted={false}>
            <Tabs.List grow className={styles['tabs']}>
              {PANELS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {texts.panels[one]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="rule" pt="md">
              <RulePanel mapper={mapper} live={live} />
            </Tabs.Panel>
            <Tabs.Panel value="suggestions" pt="md">
              <SuggestionsPanel mapper={mapper} open={openField} />
            </Tabs.Panel>
            <Tabs.Panel value="drift" pt="md">
              <DriftPanel mapper={mapper} storeIds={detail.storeIds} open={openField} />
            </Tabs.Panel>
            <Tabs.Panel value="result" pt="md">
              <ResultPanel live={live} select={openField} />
            </Tabs.Panel>
            <Tabs.Panel value="tests" pt="md">
              <TestsPanel mapper={mapper} live={live} />
            </Tabs.Panel>
          </Tabs>
        </aside>
      </div>
      {scope !== null && (
        <Text size="xs" c="dimmed">
          {texts.legend}
        </Text>
      )}
      {open === 'publish' && (
        <PublishDialog base={base} draft={draft} live={live} done={published} close={() => setOpen(null)} />
      )}
      {open === 'versions' && (
        <VersionsDrawer
          document={draft.document}
          restore={
            readOnly ? undefined : (old) => history.edit('restore', (before) => putDocument(before, old))
          }
          close={() => setOpen(null)}
        >
          {stored !== null && (
            <DraftStates
              draft={draft}
              restore={({ document, stores }) => {
                history.edit('restore', (before) => ({ ...putDocument(before, document), stores }));
                setOpen(null);
              }}
            />
          )}
        </VersionsDrawer>
      )}
    </Page>
  );
}
