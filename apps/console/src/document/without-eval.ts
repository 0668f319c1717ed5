import * as z from 'zod/v4/core';

// By default, zod compiles a schema with `new Function`, which the content security policy of the pages forbids.
z.config({ jitless: true });
