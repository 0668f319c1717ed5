import type { ErrorResponse } from '@rollcall/contract';

/** Shows why something failed: an error of the SDK, or the envelope of a failure. Nothing if there is no problem. */
export function ProblemNotice({ problem }: { readonly problem: unknown }) {
  if (problem === null || problem === undefined) return null;
  return (
    <div className="notice bad" role="alert">
      {messageOf(problem)}
    </div>
  );
}

/** The message for people. */
function messageOf(problem: unknown): string {
  if (isEnvelope(problem) || problem instanceof Error) return problem.message;
  return String(problem);
}

function isEnvelope(problem: unknown): problem is ErrorResponse {
  return typeof problem === 'object' && problem !== null && 'issues' in problem;
}
