import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { Cell } from './report_data';
import type { TableCell } from './table_view';

/** A pair of months that the report holds a bridge for. */
export interface Pair {
  month: string;
  from_month: string;
}

export interface Part {
  /** Column of `capacity_changes`. */
  id: string;
  label: string;
  short: string;
  meaning: string;
}

/** The parts of a bridge between its opening and its closing, in the order of the picture. */
export const PARTS: Part[] = [
  {
    id: 'starters',
    label: 'Starters',
    short: 'Starters',
    meaning: 'People with no contract there in the earlier month',
  },
  {
    id: 'leavers',
    label: 'Leavers',
    short: 'Leavers',
    meaning: 'People with no contract there in the later month',
  },
  {
    id: 'hours',
    label: 'Changes of hours',
    short: 'Hours',
    meaning: 'Other contracted hours, and contracts beside another of the same person',
  },
  {
    id: 'moves',
    label: 'Moves within employers',
    short: 'Moves',
    meaning: 'Another post at the same employer, with another profession, level or place',
  },
  {
    id: 'transfers',
    label: 'Moves between employers',
    short: 'Between employers',
    meaning: 'People who went from one employer of these lists to another',
  },
  {
    id: 'services',
    label: 'Services passed over',
    short: 'Services',
    meaning: 'Most of a profession went from one employer to another together',
  },
  {
    id: 'recoding',
    label: 'Recoding',
    short: 'Recoding',
    meaning: 'Same person, post, band and start date; another profession or level by coding',
  },
  {
    id: 'coverage',
    label: 'Lists that came or went',
    short: 'Coverage',
    meaning: 'Employers with a list in one of the two months only',
  },
  {
    id: 'unlinked',
    label: 'No lasting identifier',
    short: 'Unlinked',
    meaning: 'Records that cannot be followed from month to month',
  },
];

/** The pairs, latest first, of a closing month the month before first, then earlier ones. */
export function pairs_of(rows: PlainRow[]): Pair[] {
  const seen = new Map<string, Pair>();
  for (const row of rows) {
    const pair = { month: String(row['month']), from_month: String(row['from_month']) };
    seen.set(`${pair.month} ${pair.from_month}`, pair);
  }
  return [...seen.values()].sort(
    (a, b) => b.month.localeCompare(a.month) || b.from_month.localeCompare(a.from_month),
  );
}

/** The pair asked for, else that of the month with the month before, else the latest; undefined without bridges. */
export function chosen_pair(pairs: Pair[], month: string, since: string): Pair | undefined {
  const of_month = pairs.filter((p) => p.month === month);
  return of_month.find((p) => p.from_month === since) ?? of_month[0] ?? pairs[0];
}

/** Something of this part is in one of the rows. */
export function in_use(rows: PlainRow[]): Part[] {
  return PARTS.filter((part) => rows.some((row) => (row[part.id] ?? 0) !== 0));
}

const KEYS = ['month', 'profession', 'role_level', 'employer', 'place', 'from_month', 'measure'];

/** One number of a row, a part with its sign, as a cell that opens its explanation. */
export function bridge_cell(row: PlainRow, column: string, digits: number): TableCell {
  const value: Cell = row[column] ?? null;
  const level = column === 'opening' || column === 'closing';
  const key = Object.fromEntries(KEYS.map((k) => [k, String(row[k] ?? '')]));
  return {
    text: level || typeof value !== 'number' ? format.cell(value, digits) : format.signed(value, digits),
    figure: figure_name('capacity_changes', column, key),
  };
}
