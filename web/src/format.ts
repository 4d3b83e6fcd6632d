import { SUPPRESSED, type Cell } from './report_data';

/** Words of the NHS style for what is not a number: never an empty cell. */
export const NO_DATA = 'No data';

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const formats = new Map<number, Intl.NumberFormat>();

/** 2105.34 → "2,105.3": commas above 999, a leading zero, a true minus sign. */
export function number(value: number, digits = 0): string {
  let format = formats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, format);
  }
  // A value that rounds to nothing has no sign.
  const rounded = format.format(value).replace('-', '\u2212');
  return /^\u2212[0.]*$/.test(rounded) ? rounded.slice(1) : rounded;
}

/** "+8.1", "−3.0": a difference. What rounds to nothing has no sign. */
export function signed(value: number, digits = 0): string {
  const text = number(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A cell as its table shows it: number, "*" or "No data"; "%" is written behind the number. */
export function cell(value: Cell | undefined, digits = 0, unit = ''): string {
  if (value === null || value === undefined || value === '') return NO_DATA;
  if (typeof value === 'string') return value;
  // Exactly nothing is written without digits: it is no rounded number.
  if (value === 0) return unit === '%' ? '0%' : '0';
  return number(value, digits) + (unit === '%' ? '%' : '');
}

/** "65.2 to 71.0"; one value where both ends agree. */
export function range(low: Cell | undefined, high: Cell | undefined, digits = 0, unit = ''): string {
  if (low === undefined || high === undefined || low === null || high === null) return NO_DATA;
  if (low === SUPPRESSED || high === SUPPRESSED) return SUPPRESSED;
  const [a, b] = [cell(low, digits, unit), cell(high, digits, unit)];
  return a === b ? a : `${a} to ${b}`;
}

/** "2025-03" → "March 2025". */
export function month(code: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(code);
  const name = MONTH_NAMES[Number(match?.[2]) - 1];
  return match === null || name === undefined ? code : `${name} ${match[1]}`;
}

/** "2025-03-31" → "31 March 2025"; anything else stays as it is. */
export function date(code: string): string {
  const match = /^(\d{4}-\d{2})-(\d{2})$/.exec(code);
  return match === null ? code : `${Number(match[2])} ${month(match[1]!)}`;
}

/** "Mar 25", for axes. */
export function short_month(code: string): string {
  const words = month(code).split(' ');
  return words.length === 2 ? `${words[0]!.slice(0, 3)} ${words[1]!.slice(2)}` : code;
}

/** "a", "a and b", "a, b and c". */
export function list(items: string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}
