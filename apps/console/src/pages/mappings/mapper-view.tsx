import { Button, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { ConflictNote } from './conflict-note';
import { draftOf } from './draft-of';
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
import { Trees } from './trees/trees';
import { useMapper } from './use-mapper';
import { useMapperKeys } from './use-mapper-keys';
import { usePreview } from './use-preview';

interface Props {
  readonly detail: MappingDetail;
  readonly refetch: () => Promise<MappingDetail | undefined>;
  readonly readOnly: boolean;
}

type Panel = 'rule' | 'suggestions' | 'result' | 'tests';

/** Trees, lines and forms over one draft. Everything that changes it goes through one history. */
export function MapperView({ detail, refetch, readOnly }: Props) {
  const texts = useTexts(mapperTexts);
  const { language } = useLanguage();
  const server = useMemo(() => draftOf(detail), [detail]);
  const [kept] = useState(() => (readOnly ? undefined : readKept(detail.document.id)));
  const [base, setBase] = useState(kept?.base ?? server);
  const mapper = useMapper(kept?.draft ?? server, detail.catalogue, readOnly);
  const { draft, history, scope } = mapper;
  const live = usePreview(mapper);
  useKeptDraft(base, draft);
  useMapperKeys(mapper);
  const [panel, setPanel] = useState<Panel>('rule');
  const [open, setOpen] = useState<'publish' | 'versions' | null>(null);
  const [said, setSaid] = useState(kept && !same(kept.base, kept.draft) ? texts.keptAbout : '');
  const dirty = !same(base, draft);
  const publishing = open === 'publish';
  const conflict = !publishing && !same(base, server);

  const takeTheirs = (): void => {
    history.edit('theirs', () => server);
    setBase(server);
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
        said={said}
        showProblems={() => setPanel('result')}
        discard={() => history.edit('discard', () => base)}
      />
      {conflict && <ConflictNote dirty={dirty} takeTheirs={takeTheirs} keepMine={() => setBase(server)} />}
      {live.error !== null && live.error !== undefined && <ProblemNote error={live.error} />}
      <div className={styles['columns']} lang={language}>
        <Trees
          mapper={{ ...mapper, select: (key) => (key === null ? mapper.select(null) : openField(key)) }}
          live={live}
          names={names}
        />
        <aside className={styles['panel']} aria-label={texts.panel}>
          <Tabs value={panel} onChange={(next) => setPanel((next ?? 'rule') as Panel)} keepMounted={false}>
            <Tabs.List grow className={styles['tabs']}>
              {(['rule', 'suggestions', 'result', 'tests'] as const).map((one) => (
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
        />
      )}
    </Page>
  );
}
