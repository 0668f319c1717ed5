import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

type Scroller = RefObject<HTMLDivElement | null>;

/** Moves the focus from row to row by the keyboard, also to rows that are not rendered yet. */
export function useRowKeys(scroller: Scroller, virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const wanted = useRef<number | null>(null);
  const focusWanted = () => {
    const link = wanted.current === null ? null : rowLink(scroller.current, wanted.current);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  // After each rendering, one of which renders the row.
  useEffect(focusWanted);
  return (event: KeyboardEvent) => {
    const row = Number((event.target as HTMLElement).dataset.row);
    const target = targetOf(event.key, row, virtualizer);
    if (Number.isNaN(row) || target === undefined) return;
    event.preventDefault();
    wanted.current = Math.min(Math.max(target, 0), virtualizer.options.count - 1);
    virtualizer.scrollToIndex(wanted.current);
    focusWanted();
  };
}

function targetOf(
  key: string,
  row: number,
  { options, range }: Virtualizer<HTMLDivElement, Element>,
): number | undefined {
  const page = range === null ? 10 : range.endIndex - range.startIndex - 1;
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + page;
    case 'PageUp':
      return row - page;
    case 'Home':
      return 0;
    case 'End':
      return options.count - 1;
    default:
      return undefined;
  }
}

function rowLink(within: ParentNode | null, index: number): HTMLElement | null | undefined {
  return within?.querySelector<HTMLElement>(`[data-row="${index}"]`);
}

/** `/` leads to the search, and the arrow down from there to the first row. */
export function useListShortcuts(): void {
  useEffect(() => {
    const act = (event: globalThis.KeyboardEvent) => {
      const search = document.querySelector<HTMLElement>('input[type="search"]');
      const isTyping = /^(?:INPUT|SELECT|TEXTAREA)$/.test((event.target as HTMLElement).tagName);
      if (event.key === '/' && !isTyping) search?.focus();
      else if (event.key === 'ArrowDown' && event.target === search) rowLink(document, 0)?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', act);
    return () => removeEventListener('keydown', act);
  }, []);
}
