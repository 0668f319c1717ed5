import type { MarkdownOptions } from 'vitepress';
import { document } from './reference/document.ts';

const { ErrorCode, IssueCode } = document.components.schemas;
const codes = new Set([...(ErrorCode?.enum ?? []), ...(IssueCode?.enum ?? [])].map((code) => `"${code}"`));

type ShikiTransformer = NonNullable<MarkdownOptions['codeTransformers']>[number];

/** Makes each code in a block of JSON a link to its page. */
export function linkErrorCodes(base: string): ShikiTransformer {
  return {
    name: 'link-error-codes',
    span(node) {
      const [text] = node.children;
      if (this.options.lang !== 'json' || text?.type !== 'text' || !codes.has(text.value.trim())) return;
      node.tagName = 'a';
      node.properties.href = `${base}errors/${text.value.trim().slice(1, -1)}`;
    },
  };
}
