/** A response, and when it arrived by the clock of this computer. */
export interface TimedResponse {
  readonly headers: Headers;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** The seconds that timestamps are cut to, and a little disagreement between the clocks of one API. */
const PRECISION_MS = 2_000;
/** The clocks of a server, its proxy and its database disagree by less. */
const SERVER_CLOCKS_MS = 60_000;
/** A computer whose clock was set to the time of another zone is wrong by less. */
const LOCAL_CLOCK_MS = 24 * 3_600_000;

/**
 * When something happened that a server has dated: `before` a moment of this computer's clock, between that moment and a
 * response (`since`), or `unclear`. The clocks may disagree, so the server's own time is used: that of the response, less
 * the time that has passed here. Browsers hide it from pages of another origin; then this computer's clock is used.
 *
 * @param timestamp a date and time with a zone; anything else is `unclear`.
 */
export function placeInTime(
  timestamp: unknown,
  moment: number,
  { headers, receivedAt }: TimedResponse,
): 'before' | 'since' | 'unclear' {
  const serverNow = Date.parse(headers.get('date') ?? '');
  const [now, doubtMs] = Number.isNaN(serverNow) ? [receivedAt, LOCAL_CLOCK_MS] : [serverNow, SERVER_CLOCKS_MS];
  const start = now - (receivedAt - moment);
  const time = typeof timestamp === 'string' && WITH_ZONE.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (time < start - doubtMs) return 'before';
  return time >= start - PRECISION_MS && time <= now + PRECISION_MS ? 'since' : 'unclear';
}

/** Without a zone, a time could be wrong by half a day. */
const WITH_ZONE = /\d[T ]\d.*(?:Z|[+-]\d\d:?\d\d)$/i;
