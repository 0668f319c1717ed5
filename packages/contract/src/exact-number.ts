/** Every number with so many digits has a double of its own, between these powers of ten. */
const EXACT_DIGITS = 15;
const EXACT_POINTS = { min: -306, max: 308 };
/** JavaScript writes no number with more digits. */
const DIGITS_MAX = 17;
/** Numbers beyond these powers of ten become zero or infinite. */
const FINITE_POINTS = { min: -323, max: 309 };

/**
 * Whether JavaScript writes a number with the decimal value that it was read with, however it was written.
 *
 * @param number as JSON writes it.
 */
export function isExactNumber(number: string): boolean {
  const { digits, point } = decimalOf(number);
  if (digits === '') return true;
  if (digits.length > DIGITS_MAX || point < FINITE_POINTS.min || point > FINITE_POINTS.max) return false;
  if (digits.length <= EXACT_DIGITS && point >= EXACT_POINTS.min && point <= EXACT_POINTS.max) return true;
  const written = String(Number(number));
  if (written === number) return true;
  const kept = decimalOf(written);
  return kept.digits === digits && kept.point === point;
}

/** The absolute value of a number as 0.digits × 10^point, without zeros at the ends of the digits. */
function decimalOf(number: string): { readonly digits: string; readonly point: number } {
  const exponentSign = number.search(/e/i);
  const mantissaEnd = exponentSign === -1 ? number.length : exponentSign;
  const exponent = exponentSign === -1 ? 0 : Number(number.slice(exponentSign + 1));
  const decimalPoint = number.lastIndexOf('.', mantissaEnd);
  const wholeEnd = decimalPoint === -1 ? mantissaEnd : decimalPoint;
  // Loops, since a pattern for the zeros at the end takes quadratic time if there are many zeros within.
  let start = number.startsWith('-') ? 1 : 0;
  let end = mantissaEnd;
  while (start < end && isZeroOrPoint(number, start)) start += 1;
  while (end > start && isZeroOrPoint(number, end - 1)) end -= 1;
  const digits = number.slice(start, end).replace('.', '');
  const isFraction = start > wholeEnd;
  return { digits, point: wholeEnd - start + (isFraction ? 1 : 0) + exponent };
}

function isZeroOrPoint(number: string, index: number): boolean {
  return number[index] === '0' || number[index] === '.';
}
