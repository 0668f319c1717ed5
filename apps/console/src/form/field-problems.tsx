import { Link } from 'wouter';
import { customerPath } from '../customers/paths.ts';
import type { Problem } from '../document/problems.ts';
import { inputId, useProblems } from './form-context.ts';

/** The problems of a field, beside it. */
export function FieldProblems({ path }: { readonly path: string }) {
  const problems = useProblems(path);
  if (problems.length === 0) return null;
  return (
    <div id={`${inputId(path)}-problem`}>
      {problems.map((problem) => (
        <p key={problem.message} className="field-problem">
          <ProblemText problem={problem} />
        </p>
      ))}
    </div>
  );
}

interface ProblemTextProps {
  readonly problem: Problem;
  /** Whether the name of the field stands before it. */
  readonly isInSentence?: boolean;
}

/** The message of a problem, with the way to the customer that is in the way. */
export function ProblemText({ problem: { message, existing }, isInSentence = false }: ProblemTextProps) {
  return (
    <>
      {isInSentence ? message : message.replace(/^./, (letter) => letter.toUpperCase())}
      {existing && (
        <>
          {': '}
          <Link href={customerPath(existing.customer_key)}>{existing.customer_key}</Link>
          {existing.archived && ' (archived)'}
        </>
      )}
    </>
  );
}
