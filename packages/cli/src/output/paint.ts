import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

/** Colours a text for a terminal that shows colours and a user who wants them (`NO_COLOR`). */
export function paint(
  stream: Pick<WriteStream, 'isTTY' | 'hasColors'>,
  format: Parameters<typeof styleText>[0],
  text: string,
) {
  return stream.isTTY && stream.hasColors() ? styleText(format, text) : text;
}
