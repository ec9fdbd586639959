import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { placeLines, type Drawn, type Link } from './place-lines';
import styles from './trees.module.css';

interface Props {
  readonly links: readonly Link[];
  readonly frame: RefObject<HTMLDivElement | null>;
}

/** The lines between both trees; they follow every scroll and every change of size. The rows say in words what they show. */
export function Lines({ links, frame }: Props) {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const current = useRef(links);
  const place = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    current.current = links;
    // Whatever drew the trees anew may have moved their rows.
    place.current();
  });
  // After the frame itself is there, which is drawn around this.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let asked = 0;
    const now = (): void => {
      const next = placeLines(element, current.current);
      setDrawn((before) => (sameLines(before, next) ? before : next));
    };
    const soon = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(now);
    };
    place.current = soon;
    const sizes = new ResizeObserver(soon);
    sizes.observe(element);
    for (const tree of element.querySelectorAll('[data-tree]')) sizes.observe(tree);
    element.addEventListener('scroll', soon, { capture: true, passive: true });
    soon();
    return () => {
      cancelAnimationFrame(asked);
      sizes.disconnect();
      element.removeEventListener('scroll', soon, { capture: true });
    };
  }, [frame]);
  return (
    <svg className={styles['lines']} aria-hidden data-lines={drawn.length}>
      {drawn.map(({ link, path, hidden }) => (
        <path
          key={link.id}
          d={path}
          data-how={link.how}
          data-origin={link.origin}
          data-faulty={link.faulty}
          data-chosen={link.chosen}
          data-hidden={hidden}
        />
      ))}
    </svg>
  );
}

const sameLines = (before: readonly Drawn[], after: readonly Drawn[]): boolean =>
  before.length === after.length &&
  before.every(({ link, path, hidden }, index) => {
    const other = after[index];
    return other?.link === link && other.path === path && other.hidden === hidden;
  });
