import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { TRIGGER } from './model/layout';

/** The parts of the designer, in the order in which F6 goes through them. */
const ORDER = ['palette', 'canvas', 'form'] as const;
type Region = (typeof ORDER)[number];

const CONTROLS = 'input, textarea, select, button, [contenteditable="true"]';
const FIELDS = 'input:not([type="radio"]), textarea';

export interface Regions {
  readonly places: Readonly<Record<Region, RefObject<HTMLDivElement | null>>>;
  /** Into the form of what is selected. */
  readonly openForm: () => void;
  /** From wherever the focus is to the next part that can be seen, or to the one before. */
  readonly goOn: (back: boolean) => void;
  /** For the form: Escape leads back to the canvas, and a form that goes away under the focus hands it to the next one. */
  readonly ofForm: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** The ways of the keyboard between palette, canvas and form. */
export function useRegions(selection: ReadonlySet<string>): Regions {
  const palette = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const inForm = useRef(false);
  const places = { palette, canvas, form };
  const [first] = selection;
  const targets: Readonly<Record<Region, () => HTMLElement | null | undefined>> = {
    palette: () => palette.current?.querySelector<HTMLElement>('input'),
    canvas: () => nodeOf(canvas.current, first ?? TRIGGER) ?? nodeOf(canvas.current, TRIGGER),
    form: () => firstSeen(form.current, FIELDS) ?? firstSeen(form.current, CONTROLS) ?? form.current,
  };
  const enter = (region: Region): boolean => {
    const target = targets[region]();
    if (!target || !isSeen(target)) return false;
    target.focus();
    return true;
  };
  useEffect(() => {
    // Between two fields nothing has the focus for a moment; only what stays so is lost.
    const later = requestAnimationFrame(() => {
      if (inForm.current && window.document.activeElement === window.document.body) enter('form');
    });
    return () => cancelAnimationFrame(later);
  }, [selection]);
  return {
    places,
    openForm: () => void enter('form'),
    goOn: (back) => {
      const at = ORDER.findIndex((region) => places[region].current?.contains(window.document.activeElement));
      const others = [...ORDER.slice(at + 1), ...ORDER.slice(0, Math.max(at, 0))];
      (back ? others.reverse() : others).find(enter);
    },
    ofForm: {
      onKeyDown: (event) => {
        if (event.key !== 'Escape' || event.isDefaultPrevented() || hasOwnEscape(event)) return;
        event.preventDefault();
        enter('canvas');
      },
      onFocus: () => {
        inForm.current = true;
      },
      onBlur: ({ currentTarget, relatedTarget }) => {
        inForm.current = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      },
    },
  };
}

const nodeOf = (canvas: HTMLElement | null, id: string): HTMLElement | null | undefined =>
  canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

const firstSeen = (within: HTMLElement | null, selector: string): HTMLElement | undefined =>
  [...(within?.querySelectorAll<HTMLElement>(selector) ?? [])].find(isSeen);

/** A list that is open, or a menu drawn elsewhere: Escape closes that, and nothing more. */
const hasOwnEscape = ({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean =>
  !(target instanceof Element) ||
  !currentTarget.contains(target) ||
  target.getAttribute('aria-expanded') === 'true';
