import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Field } from '../document/fields.ts';
import { type Problem, problemsIn } from '../document/problems.ts';
import type { Values } from '../document/values.ts';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { FieldInput } from './field-input.tsx';
import { ProblemsContext } from './form-context.ts';
import { ProblemSummary } from './problem-summary.tsx';
import './form.css';

interface DocumentFormProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  /** The problems of these values that are known without the server. */
  readonly check: (values: Values) => readonly Problem[];
  /** Sends the values. The form shows the problem with which it rejects, beside the fields if it is about fields. */
  readonly save: () => Promise<void>;
  readonly saveLabel: string;
  /** Shown above the fields. */
  readonly notice?: ReactNode;
  /** Shown below the fields. */
  readonly children?: ReactNode;
  /** Buttons beside the one that saves. */
  readonly actions?: ReactNode;
}

/**
 * A form over fields of the document. It is checked when somebody saves it, and from then on with each change: nobody sees
 * problems while entering a value for the first time.
 */
export function DocumentForm({
  fields,
  values,
  onChange,
  check,
  save,
  saveLabel,
  notice,
  children,
  actions,
}: DocumentFormProps) {
  const [isChecked, setIsChecked] = useState(false);
  const [refused, setRefused] = useState<{ readonly values: Values; readonly problems: readonly Problem[] } | null>(
    null,
  );
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaving, setIsSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const ofServer =
    refused === null ? [] : refused.problems.filter(({ field }) => isUnchanged(field, refused.values, values));
  const problems = isChecked ? [...check(values), ...ofServer] : ofServer;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    setRefused(null);
    if (check(values).length > 0) return focusFirstProblem(form);
    setFailure(null);
    setIsSaving(true);
    try {
      await save();
    } catch (error) {
      const found = problemsIn(error);
      if (found === undefined) return setFailure(error);
      setRefused({ values, problems: found });
      focusFirstProblem(form);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <ProblemsContext value={problems}>
      <form ref={form} className="document-form" noValidate onSubmit={submit}>
        <ProblemNotice problem={failure} />
        {notice}
        <ProblemSummary fields={fields} problems={problems} />
        <div className="fields">
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              path={field.name}
              value={values[field.name]}
              onChange={(value) => onChange({ ...values, [field.name]: value })}
            />
          ))}
        </div>
        {children}
        <div className="actions bottom-actions">
          <button type="submit" className="primary" disabled={isSaving}>
            {isSaving ? 'Saving …' : saveLabel}
          </button>
          {actions}
        </div>
      </form>
    </ProblemsContext>
  );
}

/** A problem that the server has found is over when its field changes. */
function isUnchanged(field: string | null, before: Values, now: Values): boolean {
  const [name = ''] = field?.split('.') ?? [];
  return before[name] === now[name];
}

/** After the next rendering, which marks the fields. */
function focusFirstProblem(form: { readonly current: HTMLFormElement | null }): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.problem-summary')?.focus());
}
