import { type Field, labelOf } from '../document/fields.ts';
import type { Problem } from '../document/problems.ts';
import { ProblemText } from './field-problems.tsx';
import { inputId } from './form-context.ts';

interface ProblemSummaryProps {
  readonly fields: readonly Field[];
  readonly problems: readonly Problem[];
}

/** All problems of a form in one place, with the way to each field. It takes the focus when a form was not saved. */
export function ProblemSummary({ fields, problems }: ProblemSummaryProps) {
  if (problems.length === 0) return null;
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return (
    <div className="notice bad problem-summary" role="alert" tabIndex={-1}>
      <p>{count} to fix before this can be saved:</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.message}`}>
            {problem.field !== null && <FieldLink fields={fields} path={problem.field} />}
            <ProblemText problem={problem} isInSentence={problem.field !== null} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FieldLink({ fields, path }: { readonly fields: readonly Field[]; readonly path: string }) {
  const focus = () => document.getElementById(inputId(path))?.focus();
  return (
    <>
      <button type="button" className="link" onClick={focus}>
        {labelOfPath(fields, path)}
      </button>{' '}
    </>
  );
}

/** `Contact people 1, Email address` for `contact_people.0.email_address`. */
function labelOfPath(fields: readonly Field[], path: string): string {
  const [name = '', ...rest] = path.split('.');
  const field = fields.find((candidate) => candidate.name === name);
  const label = field?.label ?? labelOf(name);
  if (rest.length === 0) return label;
  const [position = ''] = rest;
  if (!/^\d+$/.test(position)) return `${label}, ${labelOfPath(field?.fields ?? [], rest.join('.'))}`;
  const item = `${label} ${Number(position) + 1}`;
  return rest.length === 1 ? item : `${item}, ${labelOfPath(field?.fields ?? [], rest.slice(1).join('.'))}`;
}
