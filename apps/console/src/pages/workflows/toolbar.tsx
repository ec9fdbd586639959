import { ActionIcon, Button, FileButton, Group, Menu, Select, Tooltip } from '@mantine/core';
import {
  IconClipboard,
  IconDots,
  IconDownload,
  IconHistory,
  IconLayoutDashboard,
  IconPlayerPlay,
  IconRoute,
  IconSearch,
  IconUpload,
  type Icon,
} from '@tabler/icons-react';
import { memo, useMemo, type RefObject } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { HistoryButtons } from '../../parts/history-buttons';
import { designerTexts, type Did } from './designer.texts';
import { downloadDocument } from './json-file';
import { titleOf, type Step } from './model/document';
import type { Actions } from './use-actions';
import type { Editor } from './use-editor';

interface Props {
  readonly editor: Editor;
  readonly actions: Actions;
  readonly findField: RefObject<HTMLInputElement | null>;
  readonly found: (id: string) => void;
  readonly open: (view: 'test' | 'versions' | 'runs') => void;
  readonly importJson: (file: File) => Promise<void>;
}

export const Toolbar = memo(function Toolbar({ editor, actions, findField, found, open, importJson }: Props) {
  const texts = useTexts(designerTexts);
  const { history, readOnly, document } = editor;
  const button = (label: string, Symbol: Icon, run: () => void, disabled: boolean) => (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="lg" aria-label={label} onClick={run} disabled={disabled}>
        <Symbol size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap="xs">
      <HistoryButtons
        history={history}
        did={(label) => texts.did[label as Did]}
        undo={editor.undo}
        redo={editor.redo}
        readOnly={readOnly}
      />
      {button(texts.arrange, IconLayoutDashboard, actions.arrange, readOnly)}
      <StepSearch steps={document.steps} findField={findField} found={found} />
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={() => open('test')}
      >
        {texts.test}
      </Button>
      <Menu position="bottom-end" keepMounted>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={texts.more}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRoute size={16} aria-hidden />} onClick={() => open('runs')}>
            {texts.runs}
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => open('versions')}>
            {texts.versions}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadDocument(document)}
          >
            {texts.exportJson}
          </Menu.Item>
          {!readOnly && (
            <Menu.Item
              leftSection={<IconClipboard size={16} aria-hidden />}
              onClick={() => void actions.paste()}
            >
              {texts.paste}
            </Menu.Item>
          )}
          {!readOnly && (
            <FileButton accept="application/json,.json" onChange={(file) => file && void importJson(file)}>
              {(props) => (
                <Menu.Item
                  {...props}
                  closeMenuOnClick={false}
                  leftSection={<IconUpload size={16} aria-hidden />}
                >
                  {texts.importJson}
                </Menu.Item>
              )}
            </FileButton>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
});

interface SearchProps {
  readonly steps: readonly Step[];
  readonly findField: RefObject<HTMLInputElement | null>;
  readonly found: (id: string) => void;
}

/** Leads to a step by its name. */
const StepSearch = memo(function StepSearch({ steps, findField, found }: SearchProps) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const data = useMemo(
    () => steps.map((step) => ({ value: step.id, label: titleOf(step, language) })),
    [steps, language],
  );
  return (
    <Select
      ref={findField}
      aria-label={texts.find}
      placeholder={texts.find}
      leftSection={<IconSearch size={16} aria-hidden />}
      searchable
      selectFirstOptionOnChange
      data={data}
      value={null}
      onChange={(id) => id !== null && found(id)}
      w={220}
    />
  );
});
