import type { Cell, Column, Table } from './report_data';

/** A row of a table that is no table of cells, by column name. */
export type PlainRow = Record<string, Cell>;

export function cell_at(column: Column, row: number): Cell {
  if (column.codes !== undefined) return column.dictionary?.[column.codes[row] ?? -1] ?? null;
  return column.values?.[row] ?? null;
}

/** The rows of a table; none when the report does not hold it. */
export function plain_rows(table: Table | undefined): PlainRow[] {
  const first = table?.columns[0];
  if (table === undefined || first === undefined) return [];
  const length = (first.codes ?? first.values ?? []).length;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(table.columns.map((c) => [c.name, cell_at(c, row)])),
  );
}

/** The first row whose columns hold these values; a column that is not asked for may hold anything but a detail. */
export function find_row(table: Table | undefined, key: [string, string][]): PlainRow | undefined {
  if (table === undefined || !key.every(([k]) => table.columns.some((c) => c.name === k))) return undefined;
  return plain_rows(table).find((row) => key.every(([k, v]) => String(row[k] ?? '') === v));
}
