/** The least a track of a grid takes, in pixels; a share of what is left (`1fr`) may shrink to nothing. */
const leastOf = (track: string): number => Number(/^(?:minmax\()?(\d+(?:\.\d+)?)px/.exec(track)?.[1] ?? 0);

export const leastWidth = (tracks: readonly string[]): number =>
  tracks.reduce((sum, track) => sum + leastOf(track), 0);

/** Wider frames show columns and scroll sideways where they must: cards would waste them. */
const WIDEST_CARD_PX = 640;

/** Whether rows are told as cards: the columns do not fit side by side, and the frame is as narrow as a phone. */
export const asCards = (framePx: number, tracks: readonly string[]): boolean =>
  framePx > 0 && framePx < WIDEST_CARD_PX && framePx < leastWidth(tracks);
