import {
  IconArrowsSplit2,
  IconBell,
  IconBolt,
  IconBraces,
  IconClock,
  IconGitFork,
  IconHandStop,
  IconRadar2,
  IconShieldCheck,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { StepType } from './model/document';

/** The sign and colour of each kind of step; the name beside it says the same. */
export const stepKinds: Readonly<Record<StepType, { readonly icon: Icon; readonly color: string }>> = {
  call: { icon: IconBolt, color: 'till' },
  listen: { icon: IconRadar2, color: 'blue' },
  switch: { icon: IconArrowsSplit2, color: 'violet' },
  wait: { icon: IconClock, color: 'yellow' },
  approval: { icon: IconUserCheck, color: 'orange' },
  try: { icon: IconShieldCheck, color: 'red' },
  fork: { icon: IconGitFork, color: 'violet' },
  emit: { icon: IconBell, color: 'blue' },
  set: { icon: IconBraces, color: 'gray' },
  raise: { icon: IconHandStop, color: 'red' },
};

/** In the order of the palette; `call` is offered command by command. */
export const PALETTE: readonly StepType[] = [
  'listen',
  'switch',
  'wait',
  'approval',
  'try',
  'fork',
  'set',
  'emit',
  'raise',
];
