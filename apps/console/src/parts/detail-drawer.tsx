import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { partsTexts } from './parts.texts';

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** What is opened from a list, beside the list. Its id stays in the address, so that it can be sent to somebody. */
export function DetailDrawer({ title, close, children }: Props) {
  const texts = useTexts(partsTexts);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {children}
    </Drawer>
  );
}
