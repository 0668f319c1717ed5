/** `README.md`: says what the folder is. */
export function generateReadme(): string {
  return [
    '# Generated',
    '',
    'Everything in this folder is generated from `openapi.yaml` by `pnpm generate` and committed. Do not edit it: change the',
    'document, or the generator in `packages/contract/generator`. Only the hand-written files of `packages/contract/src`',
    'import from here.',
    '',
  ].join('\n');
}
