import { useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useAddressFilter } from '../../parts/use-address-filter';
import { findStep } from './model/document';
import type { Editor } from './use-editor';

const SHOW_STEP = { maxZoom: 1, duration: 0, padding: 1 };

/** The step that is looked at stands in the address, and an address that names one opens it. */
export function useStepInAddress({ document, selection, select }: Editor): void {
  const flow = useReactFlow();
  const { filter, choose } = useAddressFilter(['step']);
  const [opened] = useState(filter.step);
  const [only] = selection.size === 1 ? selection : [];
  const step = only !== undefined && findStep(document, only) ? only : null;
  useEffect(() => {
    if (opened === null || !findStep(document, opened)) return;
    select([opened]);
    requestAnimationFrame(() => void flow.fitView({ nodes: [{ id: opened }], ...SHOW_STEP }));
    // Only what the address named when the page was opened.
  }, []);
  const [followed, follow] = useState(false);
  useEffect(() => {
    // The first look is at what the address says; from then on the address follows.
    if (!followed) follow(true);
    else if (step !== filter.step) choose('step', step);
  }, [step, followed]);
}
