import { Skeleton, Stack } from '@mantine/core';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';

interface Props {
  /** About as high as what will stand here, so that nothing jumps when it comes; pixels. */
  readonly height?: number;
}

const LINE_PX = 32;
const WIDTHS = ['92%', '76%', '84%', '60%'] as const;

/** Holds the place of what is on its way. */
export function Loading({ height = 160 }: Props) {
  const texts = useTexts(partsTexts);
  return (
    <Stack gap={16} py={8} mih={height} role="status" aria-busy aria-label={texts.loading}>
      {Array.from({ length: Math.max(1, Math.floor(height / LINE_PX)) }, (_, line) => (
        <Skeleton key={line} height={16} radius="sm" width={WIDTHS[line % WIDTHS.length]} />
      ))}
    </Stack>
  );
}
