import { NavLink, ScrollArea, Text, TextInput, Tooltip } from '@mantine/core';
import { IconChevronRight, IconNote, IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { memo, useState, type DragEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { DRAGGED } from './canvas/canvas';
import { PaletteActions } from './actions/palette-actions';
import { designerTexts } from './designer.texts';
import { PALETTE, stepKinds } from './step-kinds';
import { useMessages } from './workflow-api';

interface Props {
  /** A kind of step, `note`, `call:` with the name of a command, or `trigger:` with that of an event. */
  readonly add: (what: string) => void;
}

/** What a workflow is made of. A click or Enter adds it after the selected step; it can be dragged to a place as well. */
export const Palette = memo(function Palette({ add }: Props) {
  const texts = useTexts(designerTexts);
  const messages = useMessages();
  const [search, setSearch] = useState('');
  const [triggersOpen, openTriggers] = useState(false);
  const fits = (...words: string[]): boolean =>
    words.some((word) => word.toLowerCase().includes(search.trim().toLowerCase()));
  const commands = messages.filter(({ kind, name, summary }) => kind === 'command' && fits(name, summary));
  const events = messages.filter(({ kind, name, summary }) => kind === 'event' && fits(name, summary));
  const triggersShown = triggersOpen || search.trim() !== '';
  const kinds = PALETTE.filter((type) => fits(type, texts.kinds[type]));
  const item = (what: string, label: string, icon: ReactNode, about?: string, why?: string) => (
    <Tooltip key={what} label={about} disabled={about === undefined} multiline maw={280} position="right">
      <NavLink
        component="button"
        type="button"
        label={label}
        description={why}
        leftSection={icon}
        py={5}
        px="xs"
        draggable
        onDragStart={(event: DragEvent) => event.dataTransfer.setData(DRAGGED, what)}
        onClick={() => add(what)}
        styles={{
          label: {
            fontSize: 13,
            overflowWrap: 'anywhere',
            whiteSpace: 'normal',
            ...(why !== undefined && { color: 'var(--mantine-color-dimmed)' }),
          },
        }}
      />
    </Tooltip>
  );
  return (
    <nav
      aria-label={texts.palette}
      style={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}
    >
      <TextInput
        size="xs"
        mb="xs"
        aria-label={texts.paletteFind}
        placeholder={texts.paletteFind}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea style={{ flex: 1 }} type="auto">
        <NavLink
          component="button"
          type="button"
          label={texts.triggers}
          aria-expanded={triggersShown}
          opened={triggersShown}
          onClick={() => openTriggers(!triggersOpen)}
          py={5}
          px="xs"
          styles={{ label: { fontSize: 13 } }}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          rightSection={<IconChevronRight size={14} aria-hidden />}
        />
        {triggersShown &&
          events.map(({ name, summary }) =>
            item(`trigger:${name}`, name, <IconPlayerPlay size={16} aria-hidden />, summary),
          )}
        <Heading>{texts.flow}</Heading>
        {kinds.map((type) => {
          const Symbol = stepKinds[type].icon;
          return item(type, texts.kinds[type], <Symbol size={16} aria-hidden />);
        })}
        {fits('note', texts.noteKind) && item('note', texts.noteKind, <IconNote size={16} aria-hidden />)}
        <PaletteActions commands={commands} heading={(text) => <Heading>{text}</Heading>} item={item} />
      </ScrollArea>
    </nav>
  );
});

const Heading = ({ children }: { readonly children: string }) => (
  <Text size="xs" fw={600} c="dimmed" px="xs" py={4}>
    {children}
  </Text>
);
