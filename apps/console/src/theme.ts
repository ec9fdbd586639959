import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const till: MantineColorsTuple = [
  '#e6f7f3',
  '#d2ebe5',
  '#a5d6ca',
  '#75c0ad',
  '#4dae95',
  '#33a285',
  '#0b7f69',
  '#0b6e5f',
  '#085c4f',
  '#03463c',
];

/** Contrast of every shade used for text was checked against WCAG 2.2 AA in both colour schemes. */
export const theme = createTheme({
  primaryColor: 'till',
  primaryShade: 7,
  colors: { till },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Whoever asks the system for less movement gets none.
  respectReducedMotion: true,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  components: {
    // The colour is the ground's; in it, on it, a title could not be read.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
  },
});

/** Mantine's own quiet greys are too pale to be read by everybody. */
export const readableGreys: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors['gray']?.[7] ?? '#495057',
    '--mantine-color-placeholder': colors['gray']?.[7] ?? '#495057',
  },
  dark: {
    '--mantine-color-dimmed': colors['dark']?.[1] ?? '#b8b8b8',
    '--mantine-color-placeholder': colors['dark']?.[1] ?? '#b8b8b8',
  },
});
