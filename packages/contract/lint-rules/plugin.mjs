import { enumNames } from './enum-names.mjs';
import { portablePattern } from './portable-pattern.mjs';
import { propertyExample } from './property-example.mjs';
import { sameFields } from './same-fields.mjs';

/** The plugin that `redocly.yaml` names. Its rules are called `rollcall/…` there. */
export default function plugin() {
  return {
    id: 'rollcall',
    rules: {
      oas3: {
        'enum-names': enumNames,
        'portable-pattern': portablePattern,
        'property-example': propertyExample,
        'same-fields': sameFields,
      },
    },
  };
}
