import { target } from '../target/target.ts';

/** Times at which customers are created, if the server lets a request choose: both ends of a day. */
export const CHOSEN_TIMES = [
  '2026-01-31T00:00:00.000Z',
  '2026-01-31T12:00:00.000Z',
  '2026-01-31T23:59:59.000Z',
  '2026-01-31T23:59:59.999Z',
  '2026-02-01T00:00:00.000Z',
] as const;

/** The days of these times, and one without any. */
export const CHOSEN_DAYS = ['2026-01-31', '2026-02-01', '2026-02-02'] as const;

/** Whether the server obeys `Prefer: now="…"`. */
export const setsClock = target.setsClock;
