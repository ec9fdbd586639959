import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';

type Way = 'left' | 'up' | 'down' | 'right';

/** What the canvas says to screen readers, which the library knows in English only, and without the keys of the designer. */
export function useCanvasLabels(readOnly: boolean): Partial<AriaLabelConfig> {
  const texts = useTexts(designerTexts);
  const keys = readOnly ? texts.nodeKeysReadOnly : texts.nodeKeys;
  return useMemo(
    () => ({
      // The library's names for the two do not say which of them it reads out.
      'node.a11yDescription.default': keys,
      'node.a11yDescription.keyboardDisabled': keys,
      'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) =>
        texts.movedTo(texts.moveTo[direction as Way], x, y),
      'controls.ariaLabel': texts.canvas,
      'controls.zoomIn.ariaLabel': texts.zoomIn,
      'controls.zoomOut.ariaLabel': texts.zoomOut,
      'controls.fitView.ariaLabel': texts.fit,
      'minimap.ariaLabel': texts.minimap,
    }),
    [texts, keys],
  );
}
