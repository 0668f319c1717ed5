import { Help } from '../look/help.tsx';
import { FieldProblems } from './field-problems.tsx';
import { type FieldInputProps, inputId, useProblems } from './form-context.ts';
import { ScalarInput } from './scalar-input.tsx';
import { ListInput, MapInput, ObjectInput } from './structured-inputs.tsx';

/** A field with its label, its help text and its problems. */
export function FieldInput(props: FieldInputProps) {
  switch (props.field.kind) {
    case 'object':
      return <ObjectInput {...props} Input={FieldInput} />;
    case 'list':
      return <ListInput {...props} Input={FieldInput} />;
    case 'map':
      return <MapInput {...props} />;
    default:
      return <ScalarField {...props} />;
  }
}

function ScalarField(props: FieldInputProps) {
  const { field, path } = props;
  const id = inputId(path);
  const hasProblem = useProblems(path).length > 0;
  const describedBy = [hasProblem && `${id}-problem`, field.help !== '' && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {field.required && <span className="muted"> (required)</span>}
      </label>
      <ScalarInput {...props} id={id} describedBy={describedBy} isInvalid={hasProblem} />
      <FieldProblems path={path} />
      <Help id={`${id}-help`} text={field.help} />
    </div>
  );
}
