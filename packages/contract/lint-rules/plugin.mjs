import { portablePattern } from './portable-pattern.mjs';
import { propertyExample } from './property-example.mjs';

/** The plugin that `redocly.yaml` names. Its rules are called `rollcall/…` there. */
export default function plugin() {
  return {
    id: 'rollcall',
    rules: {
      oas3: {
        'portable-pattern': portablePattern,
        'property-example': propertyExample,
      },
    },
  };
}
