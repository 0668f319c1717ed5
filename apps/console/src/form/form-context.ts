import { createContext, useContext } from 'react';
import type { Field } from '../document/fields.ts';
import type { Problem } from '../document/problems.ts';

/** The properties of the input of a field. */
export interface FieldInputProps {
  readonly field: Field;
  /** The way from the form to the field: `contact_people.0.email_address`. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The problems of the form around a field. */
export const ProblemsContext = createContext<readonly Problem[]>([]);

/** The problems of one field. */
export function useProblems(path: string): readonly Problem[] {
  return useContext(ProblemsContext).filter(({ field }) => field === path);
}

/** The id of the element in which a field is entered. */
export const inputId = (path: string): string => `field-${path}`;
