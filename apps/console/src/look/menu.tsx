import { type ReactNode, useEffect, useRef } from 'react';

interface MenuProps {
  /** The text of the button that opens it. */
  readonly label: string;
  /** Whether a click inside closes it, as that on an action does. Default: false, for choices. */
  readonly isOfActions?: boolean;
  readonly children: ReactNode;
}

/** Controls that are needed less often, below a button. A click elsewhere and Escape close it. */
export function Menu({ label, isOfActions = false, children }: MenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const [menu, target] = [ref.current, event.target as Element];
      if (!menu?.open) return;
      if (!menu.contains(target)) menu.open = false;
      else if (isOfActions && target.closest('button')) closeBack(menu);
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && ref.current?.open) closeBack(ref.current);
    };
    // Before the action: a dialog that it opens gives the focus back to the button of the menu.
    addEventListener('click', close, true);
    addEventListener('keydown', closeByKey);
    return () => {
      removeEventListener('click', close, true);
      removeEventListener('keydown', closeByKey);
    };
  }, [isOfActions]);
  return (
    <details className="menu" ref={ref}>
      <summary className="button">{label}</summary>
      <div>{children}</div>
    </details>
  );
}

function closeBack(menu: HTMLDetailsElement): void {
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
