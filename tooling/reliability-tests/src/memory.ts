/** Bytes as megabytes of 1,000,000. */
export const inMegabytes = (bytes: number): number => bytes / 1_000_000;
