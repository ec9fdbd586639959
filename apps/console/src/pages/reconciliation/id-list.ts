/** Ids as somebody types or pastes them: parted by blanks, commas or lines, each once. */
export const idsIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((id) => id !== '')),
];
