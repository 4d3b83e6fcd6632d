import type { Cell } from './report_data';

/** A table as it stands on the page: the first column heads its row. */
export interface TableView {
  caption: string;
  head: HeadCell[];
  rows: TableRow[];
}

export interface HeadCell {
  text: string;
  numeric: boolean;
}

export interface TableRow {
  head: string;
  /** Small mark beside the head: "small and vulnerable". */
  tag?: string;
  /** Where the head leads to, such as `#profession?profession=PT`. */
  href?: string;
  total?: boolean;
  cells: TableCell[];
}

export interface TableCell {
  text: string;
  /** Opens the explanation of this figure. */
  figure?: string;
  /** Share of the longest bar, 0 to 1, for a bar behind the number. */
  bar?: number;
  /** Further lines in small type, each ended by "\n" but the last: the range. */
  below?: string;
  /** Dates and hashes stay on one line. */
  nowrap?: boolean;
  /** Drawn as an NHS tag. */
  tag?: 'grey' | 'blue' | 'yellow' | 'red' | 'white';
}

/** Share of the largest number; undefined where there is no number. */
export function bar_of(value: Cell, all: Cell[]): number | undefined {
  if (typeof value !== 'number') return undefined;
  const largest = Math.max(0, ...all.filter((v): v is number => typeof v === 'number'));
  return largest > 0 ? Math.max(0, value) / largest : 0;
}

/** Tab-separated lines that paste into a spreadsheet; thousands are written without commas. */
export function table_text(view: TableView): string {
  const plain = (text: string): string => text.replaceAll(/[\t\n]/g, ' ').replaceAll(/(\d),(?=\d{3})/g, '$1');
  const lines = [
    view.head.map((h) => h.text),
    ...view.rows.map((r) => [r.head, ...r.cells.map((c) => plain(c.text))]),
  ];
  return lines.map((line) => line.join('\t')).join('\n');
}
