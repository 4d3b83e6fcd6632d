import { describe, expect, it } from 'vitest';
import { find_row, plain_rows } from './plain_rows';
import type { Table } from './report_data';

const table: Table = {
  caption: 'Bridge',
  notes: [],
  columns: [
    { name: 'part', label: 'Part', kind: 'code', dictionary: ['leavers', 'starters'], codes: [1, 0] },
    { name: 'fte', label: 'FTE', kind: 'number', values: [3.5, null] },
  ],
};

describe('plain rows', () => {
  it('read codes and values by column name', () => {
    expect(plain_rows(table)).toEqual([
      { part: 'starters', fte: 3.5 },
      { part: 'leavers', fte: null },
    ]);
    expect(plain_rows(undefined)).toEqual([]);
  });

  it('are found by what their columns hold', () => {
    expect(find_row(table, [['part', 'leavers']])).toEqual({ part: 'leavers', fte: null });
    expect(find_row(table, [['part', 'moves']])).toBeUndefined();
    expect(find_row(table, [['place', 'sheffield']])).toBeUndefined();
  });
});
