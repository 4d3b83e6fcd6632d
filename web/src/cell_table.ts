import type { Filters } from './address';
import { DIMENSIONS, type Cell, type Column, type Dimension, type Table } from './report_data';

/** One row of a table: read it by column name. */
export interface Row {
  index: number;
  table: CellTable;
}

/**
 * A table of cells, found by grouping. A row belongs to the grouping of the dimensions it fills beside the month
 * (docs/formats/report-data.md, Groupings).
 */
export class CellTable {
  readonly dimensions: Dimension[];
  private readonly columns: Map<string, Column>;
  private readonly codes = new Map<Dimension, Codes>();
  /** By grouping, then by month: a question always looks at few rows. */
  private readonly rows_of = new Map<number, Map<number, number[]>>();
  private readonly answered: Set<number>;

  constructor(
    readonly name: string,
    readonly source: Table,
  ) {
    this.columns = new Map(source.columns.map((c) => [c.name, c]));
    this.dimensions = DIMENSIONS.filter((d) => this.columns.has(d));
    for (const d of this.dimensions) this.codes.set(d, codes_of(this.columns.get(d)!));
    this.index_rows();
    this.answered = new Set(source.groupings?.map((g) => mask_of(g)) ?? this.rows_of.keys());
  }

  has_column(name: string): boolean {
    return this.columns.has(name);
  }

  column(name: string): Column | undefined {
    return this.columns.get(name);
  }

  /** The cell of a row; `null` for a column that is not there. */
  at(index: number, name: string): Cell {
    const column = this.columns.get(name);
    if (column === undefined) return null;
    if (column.codes !== undefined) return column.dictionary?.[column.codes[index] ?? -1] ?? '';
    return column.values?.[index] ?? null;
  }

  /** True when the table holds cells for this set of dimensions. */
  answers(dimensions: Iterable<Dimension>): boolean {
    return this.answered.has(mask_of(dimensions));
  }

  /** All rows of a grouping with the wanted codes, in order of the table. The month is a code like any other. */
  rows(dimensions: Iterable<Dimension>, wanted: Filters): Row[] {
    const months = this.rows_of.get(mask_of(dimensions));
    if (months === undefined) return [];
    const month =
      wanted.month === undefined ? undefined : this.codes.get('month')?.number_of.get(wanted.month);
    if (month === undefined && wanted.month !== undefined) return [];
    let rows = month === undefined ? [...months.values()].flat() : (months.get(month) ?? []);
    for (const dimension of this.dimensions) {
      const code = wanted[dimension];
      if (code === undefined || dimension === 'month') continue;
      const { numbers, number_of } = this.codes.get(dimension)!;
      const number = number_of.get(code);
      rows = number === undefined ? [] : rows.filter((i) => numbers[i] === number);
    }
    return rows.map((index) => ({ index, table: this }));
  }

  private index_rows(): void {
    const length = row_count(this.source);
    const masks = new Int32Array(length);
    for (const [dimension, { numbers, number_of }] of this.codes) {
      if (dimension === 'month') continue;
      const [bit, blank] = [bit_of(dimension), number_of.get('') ?? -1];
      for (let i = 0; i < length; ++i) if (numbers[i] !== blank) masks[i]! |= bit;
    }
    const months = this.codes.get('month')?.numbers;
    for (let i = 0; i < length; ++i) {
      const [mask, month] = [masks[i]!, months?.[i] ?? 0];
      let group = this.rows_of.get(mask);
      if (group === undefined) this.rows_of.set(mask, (group = new Map<number, number[]>()));
      const rows = group.get(month);
      if (rows === undefined) group.set(month, [i]);
      else rows.push(i);
    }
  }
}

/** A column of codes as small numbers. */
interface Codes {
  numbers: ArrayLike<number>;
  number_of: Map<string, number>;
}

function codes_of(column: Column): Codes {
  if (column.codes !== undefined)
    return { numbers: column.codes, number_of: new Map(column.dictionary?.map((code, i) => [code, i])) };
  const number_of = new Map<string, number>();
  const numbers = (column.values ?? []).map((value) => {
    const code = value === null ? '' : String(value);
    const known = number_of.get(code) ?? number_of.size;
    number_of.set(code, known);
    return known;
  });
  return { numbers, number_of };
}

export function row_count(table: Table): number {
  const first = table.columns[0];
  return first?.codes?.length ?? first?.values?.length ?? 0;
}

function bit_of(dimension: Dimension): number {
  return 1 << DIMENSIONS.indexOf(dimension);
}

function mask_of(dimensions: Iterable<Dimension>): number {
  let mask = 0;
  for (const d of dimensions) if (d !== 'month') mask |= bit_of(d);
  return mask;
}

export function value_of(row: Row | undefined, column: string): Cell {
  return row === undefined ? null : row.table.at(row.index, column);
}

export function code_of(row: Row, dimension: Dimension): string {
  const value = row.table.at(row.index, dimension);
  return typeof value === 'string' ? value : '';
}

/** The filters that name this row: its key among all cells of its table. */
export function key_of(row: Row): Filters {
  const key: Filters = {};
  for (const d of row.table.dimensions) {
    const code = code_of(row, d);
    if (code !== '') key[d] = code;
  }
  return key;
}
