/** A ground of a colour on which ordinary text can be read in both colour schemes; Mantine's own dark ones are glaring. */
export const tint = (color: string): string =>
  `color-mix(in srgb, var(--mantine-color-${color}-6) 13%, var(--mantine-color-body))`;
