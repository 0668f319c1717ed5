import type { Counts } from './import-state.ts';

interface CountListProps {
  readonly counts: Counts;
  /** Whether the counts say what would happen. */
  readonly isPreview?: boolean;
}

const names: readonly (readonly [keyof Counts, done: string, preview: string])[] = [
  ['created', 'created', 'to create'],
  ['updated', 'updated', 'to update'],
  ['unchanged', 'exist as they are in the file', 'exist as they are in the file'],
  ['skipped', 'kept as they are', 'to keep as they are'],
  ['failed', 'failed', 'with problems'],
];

/** How many rows have, or would have, which outcome. */
export function CountList({ counts, isPreview = false }: CountListProps) {
  const shown = names.filter(([name]) => counts[name] > 0 || name === 'created' || name === 'failed');
  return (
    <dl className="counts">
      {shown.map(([name, done, preview]) => (
        <div key={name} className={name === 'failed' && counts.failed > 0 ? 'bad' : ''}>
          <dt>{isPreview ? preview : done}</dt>
          <dd>{counts[name].toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}
