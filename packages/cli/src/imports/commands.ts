import type { Command } from 'commander';
import { type ConnectionOptions, withConnection } from '../core/connection.ts';

/** Adds `rollcall imports` and `rollcall imports undo`. */
export function addImports(rollcall: Command): void {
  const imports = rollcall
    .command('imports')
    .description('List the imports of this computer, and undo one.')
    .addHelpText('after', HELP);
  imports
    .command('list', { isDefault: true })
    .description('List the last 100 imports, the newest first.')
    .option('--json', 'print JSON')
    .action(async (options: { readonly json?: boolean }) => (await import('./list.ts')).listImports(options));
  const undo = imports
    .command('undo')
    .description('Delete the customers that an import has created and nobody has changed since.')
    .argument('<id>', 'id of the import, as rollcall imports lists it');
  withConnection(undo)
    .option('--json', 'print JSON')
    .requiredOption('--yes', 'confirm the deletion, which cannot be undone')
    .action(async (id: string, options: ConnectionOptions) => (await import('./undo.ts')).undoImport(id, options));
}

const HELP = `
Customers that an import has updated are not changed back. To resume an undo
that was interrupted, run it again.
`;
