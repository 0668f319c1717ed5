import { describeCopy } from '../../storage-suites/copy.suite.ts';
import { newFile } from '../../support/databases.ts';

describeCopy({ name: 'SQLite to SQLite', newSource: newFile, newTarget: newFile });
