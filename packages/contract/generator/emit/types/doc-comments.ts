import ts from 'typescript';

/** The tags that editors and API references know. */
const KEPT_TAG = /^@(?:deprecated|default|example)\b/;
/** The type says all of this. */
const DROPPED = /^(?:@(?:constant|enum)\b|Format: binary$)/;
const DESCRIPTION_TAG = /^@description /;

/**
 * Rewrites the doc comments that openapi-typescript attached to a node and all nodes below: the description becomes the
 * text of the comment. As a tag, editors would show it as `@description — …`, and some do not show it at all.
 */
export function rewriteDocComments<T extends ts.Node>(node: T): T {
  const comments = ts.getSyntheticLeadingComments(node);
  if (comments) {
    const rewritten = comments.flatMap((comment) => rewriteComment(comment));
    ts.setSyntheticLeadingComments(node, rewritten);
  }
  ts.forEachChild(node, (child) => {
    rewriteDocComments(child);
  });
  return node;
}

function rewriteComment(comment: ts.SynthesizedComment): ts.SynthesizedComment[] {
  const entries = entriesOf(comment.text).filter((entry) => !DROPPED.test(entry));
  const tags = entries.filter((entry) => KEPT_TAG.test(entry));
  const paragraphs = entries.filter((entry) => !KEPT_TAG.test(entry));
  const isDescription = (entry: string) => DESCRIPTION_TAG.test(entry);
  const isFormat = (entry: string) => entry.startsWith('Format: ');
  const text = [
    ...paragraphs.filter((entry) => !isDescription(entry) && !isFormat(entry)),
    ...paragraphs.filter(isDescription).map((entry) => entry.replace(DESCRIPTION_TAG, '')),
    ...paragraphs.filter(isFormat),
  ].join('\n\n');
  const lines = [text, tags.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
    .split('\n');
  if (lines.join('') === '') return [];
  const body =
    lines.length === 1 ? `* ${lines[0]} ` : `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n `;
  return [{ ...comment, text: body }];
}

/** The summary, the description and the tags. openapi-typescript indents all lines of an entry but the first. */
function entriesOf(text: string): string[] {
  const lines = text
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^ (?:\* ?)?/, ''));
  const entries: string[] = [];
  for (const line of lines) {
    const continued = /^ {4}(.*)$/.exec(line) ?? (line === '' && entries.length > 0 ? ['', ''] : null);
    if (continued) entries.push(`${entries.pop() ?? ''}\n${continued[1]}`);
    else if (line !== '') entries.push(line);
  }
  return entries.map((entry) => entry.trim());
}
