import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useReactFlow } from '@xyflow/react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import { useSteady } from '../../parts/use-steady';
import { Canvas } from './canvas/canvas';
import { designerTexts } from './designer.texts';
import styles from './designer.module.css';
import { DraftSign } from './draft-sign';
import { Inspector } from './inspector/inspector';
import { readDocument } from './json-file';
import { findStep, titleOf, type Position, type WorkflowDocument } from './model/document';
import { toldTemplate } from './words/told-template';
import * as edits from './model/edits';
import { TRIGGER } from './model/layout';
import { Palette } from './palette';
import { PublishDialog } from './publish-dialog';
import { RunsDrawer } from './runs-drawer';
import { TestDrawer } from './test-drawer';
import { Toolbar } from './toolbar';
import { useActions } from './use-actions';
import { useDraft } from './use-draft';
import { useEditor } from './use-editor';
import { useFaults } from './use-faults';
import { useKeys } from './use-keys';
import { useRegions } from './use-regions';
import { useStepInAddress } from './use-step-in-address';
import { VersionsDrawer } from './versions-drawer';
import { findVersion } from './workflow-api';

interface Props {
  readonly initial: WorkflowDocument;
  readonly revision: number;
  readonly publishedVersion: number | null;
  readonly readOnly: boolean;
}

const VIEWS = ['publish', 'test', 'versions', 'runs'] as const;
type Open = (typeof VIEWS)[number] | null;
/** How the palette names an event that shall start the workflow. */
const TRIGGERS = 'trigger:';
const SHOW_STEP = { maxZoom: 1, duration: 250, padding: 1 };

/**
 * Palette, canvas, form. Everything that changes the document goes through the editor's history. What is handed to the parts stays the
 * same while what they show does, so that none of them is drawn because a draft was saved or a check has ended.
 */
export function Designer({ initial, revision, publishedVersion, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const flow = useReactFlow();
  const editor = useEditor(initial, readOnly);
  const { document, edit, select } = editor;
  const draft = useDraft(document, revision, initial);
  const faults = useFaults(document);
  const actions = useActions(editor);
  const findField = useRef<HTMLInputElement>(null);
  const [live, setLive] = useState(publishedVersion);
  const { filter, choose } = useAddressFilter(['show']);
  const open: Open = VIEWS.find((view) => view === filter.show) ?? null;
  const setOpen = useSteady((view: Open): void => choose('show', view));
  const [said, setSaid] = useState('');
  /** On a phone the canvas has the screen until a step is wanted. */
  const [paletteOpen, openPalette] = useState(false);
  const [importFailed, setImportFailed] = useState(false);
  useStepInAddress(editor);
  const regions = useRegions(editor.selection);
  /** Drawn at once, so that the focus finds the form of this step and not of the one before. */
  const openForm = (id: string): void => {
    flushSync(() => select([id]));
    regions.openForm();
  };
  useKeys({ editor, actions, find: () => findField.current?.focus(), openForm, goOn: regions.goOn });

  const show = useSteady((id: string): void => {
    openForm(id);
    void flow.fitView({ nodes: [{ id }], ...SHOW_STEP });
  });
  const add = useSteady((what: string, at?: Position): void => {
    if (what.startsWith(TRIGGERS)) {
      const event = what.slice(TRIGGERS.length);
      edit('trigger', (before) => edits.setTrigger(before, { ...before.trigger, event }));
      select([TRIGGER]);
      openPalette(false);
      return setSaid(texts.startsNow(event));
    }
    const after = actions.add(what, at);
    const step = after === null ? undefined : findStep(document, after);
    openPalette(false);
    setSaid(step ? texts.addAfter(titleOf(step, language)) : texts.addLoose);
    requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, duration: 200, padding: 0.15 }));
  });
  const importFile = useSteady(async (file: File): Promise<void> => {
    const read = readDocument(await file.text());
    setImportFailed(read === undefined);
    if (read) edit('import', (before) => edits.replaceDocument(before, read));
  });
  const takeTheirs = async (): Promise<void> => {
    const theirs = await findVersion(document.id, 'draft');
    if (!theirs) return;
    draft.adopt(theirs.document, theirs.revision);
    edit('theirs', () => theirs.document);
  };

  return (
    <Page
      title={toldTemplate(language, document.name)}
      full
      actions={
        <>
          <Toolbar
            editor={editor}
            actions={actions}
            findField={findField}
            found={show}
            open={setOpen}
            importJson={importFile}
          />
          {!readOnly && (
            <Button onClick={() => setOpen('publish')} disabled={document.steps.length === 0}>
              {texts.publish}
            </Button>
          )}
        </>
      }
    >
      <Group gap="sm" aria-live="polite">
        <StatusBadge tone={live === null ? 'neutral' : 'good'}>
          {live === null ? texts.neverPublished : texts.published(live)}
        </StatusBadge>
        <DraftSign state={draft.state} revision={draft.revision} readOnly={readOnly} />
        <Badge
          variant="light"
          color={faults.errors.length > 0 ? 'red' : 'gray'}
          tt="none"
          component="button"
          style={{ cursor: 'pointer', border: 0, color: 'var(--mantine-color-text)' }}
          onClick={() => select([])}
        >
          {faults.errors.length > 0
            ? texts.problems(faults.errors.length)
            : faults.warnings.length > 0
              ? texts.warnings(faults.warnings.length)
              : texts.noProblems}
        </Badge>
        <Text size="xs" c="dimmed">
          {said}
        </Text>
      </Group>
      {draft.state === 'conflict' && (
        <Alert color="orange" title={texts.conflict} role="alert">
          <Group justify="space-between">
            <Text size="sm">{texts.conflictAbout}</Text>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => void takeTheirs()}>
                {texts.takeTheirs}
              </Button>
              <Button size="xs" onClick={() => void draft.saveNow(true).catch(() => undefined)}>
                {texts.keepMine}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
      {draft.state === 'failed' && (
        <ProblemNote error={draft.error} retry={() => void draft.saveNow().catch(() => undefined)} />
      )}
      {importFailed && <ProblemNote error={new Error(texts.importWrong)} />}
      <div className={styles['columns']} lang={language}>
        {!readOnly && (
          <>
            <Button
              className={styles['paletteSwitch'] ?? ''}
              variant="default"
              aria-expanded={paletteOpen}
              onClick={() => openPalette(!paletteOpen)}
            >
              {texts.palette}
            </Button>
            <div
              ref={regions.places.palette}
              className={`${styles['side']} ${styles['palette']}`}
              data-open={paletteOpen}
            >
              <Palette add={add} />
            </div>
          </>
        )}
        <div ref={regions.places.canvas} className={styles['middle']}>
          <Canvas editor={editor} faults={faults.byStep} dropped={add} />
        </div>
        <aside
          ref={regions.places.form}
          {...regions.ofForm}
          className={`${styles['side']} ${styles['inspector']}`}
          aria-label={texts.selectAbout}
          tabIndex={-1}
        >
          <Inspector editor={editor} actions={actions} faults={faults} />
        </aside>
      </div>
      {open === 'publish' && !readOnly && (
        <PublishDialog
          document={document}
          live={live}
          errors={faults.errors}
          warnings={faults.warnings}
          select={(ids) => {
            setOpen(null);
            select(ids);
          }}
          saveNow={draft.saveNow}
          done={(version) => {
            setLive(version);
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
      {open === 'test' && <TestDrawer document={document} close={() => setOpen(null)} />}
      {open === 'runs' && <RunsDrawer workflowId={document.id} close={() => setOpen(null)} />}
      {open === 'versions' && (
        <VersionsDrawer
          document={document}
          restore={
            readOnly ? undefined : (old) => edit('restore', (before) => edits.replaceDocument(before, old))
          }
          close={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
