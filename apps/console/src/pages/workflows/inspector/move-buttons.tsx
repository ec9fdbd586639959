import { ActionIcon, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { shiftedPlaces } from '../canvas/frames';
import { designerTexts } from '../designer.texts';
import * as edits from '../model/edits';
import type { Editor } from '../use-editor';

/** Half a step's height: a few clicks bring a step beside another. */
const STRIDE = 48;
const WAYS = [
  ['left', IconArrowLeft, { x: -STRIDE, y: 0 }],
  ['up', IconArrowUp, { x: 0, y: -STRIDE }],
  ['down', IconArrowDown, { x: 0, y: STRIDE }],
  ['right', IconArrowRight, { x: STRIDE, y: 0 }],
] as const;

/** Moves what is selected by clicks, for whoever cannot drag (WCAG 2.5.7). */
export function MoveButtons({ editor }: { readonly editor: Editor }) {
  const texts = useTexts(designerTexts);
  if (editor.readOnly) return null;
  return (
    <Group gap={4} role="group" aria-label={texts.moveIt}>
      <Text size="xs" c="dimmed" mr={4}>
        {texts.moveIt}
      </Text>
      {WAYS.map(([way, Symbol, by]) => (
        <ActionIcon
          key={way}
          variant="default"
          size="md"
          aria-label={texts.moveTo[way]}
          onClick={() =>
            editor.edit(
              'move',
              (before) => edits.moveParts(before, shiftedPlaces(before, editor.selection, by)),
              `move ${way}`,
            )
          }
        >
          <Symbol size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
