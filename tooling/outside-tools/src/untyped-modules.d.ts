/** The parts that we use of packages without types. */

declare module 'openapi-to-postmanv2' {
  import type { Collection } from './postman.ts';

  interface Conversion {
    readonly result: boolean;
    /** Why there is no result. */
    readonly reason?: string;
    readonly output?: readonly { readonly type: 'collection'; readonly data: Collection }[];
  }

  const converter: {
    convertV2(
      input: { readonly type: 'string'; readonly data: string },
      options: Readonly<Record<string, unknown>>,
      callback: (error: Error | null, conversion: Conversion) => void,
    ): void;
  };
  export default converter;
}

declare module 'newman' {
  import type { Collection } from './postman.ts';

  interface Summary {
    readonly run: {
      readonly failures: readonly { readonly error: Error }[];
      readonly executions: readonly {
        readonly item: { readonly name: string };
        readonly response?: { readonly code: number };
      }[];
    };
  }

  const newman: {
    run(
      options: {
        readonly collection: Collection;
        readonly envVar: readonly { readonly key: string; readonly value: string }[];
        readonly workingDir: string;
      },
      callback: (error: Error | null, summary: Summary) => void,
    ): void;
  };
  export default newman;
}
