import { describe, expect, it } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import { CellTable } from './cell_table';
import { as_table, explain, figure_name, figure_of, parse_figure } from './figures';
import type { ReportData } from './report_data';

const release = make_fixture('release');
const tables = (data: ReportData) => (name: string) =>
  data.tables[name] === undefined ? undefined : new CellTable(name, data.tables[name]);

describe('figure names', () => {
  it('put keys in the order of dimensions, escaped', () => {
    expect(figure_name('capacity_cells', 'fte', { place: 'a b', month: '2025-03', profession: 'PT' })).toBe(
      'capacity_cells.fte?month=2025-03&profession=PT&place=a%20b',
    );
  });
  it('keep keys that are no dimensions', () => {
    expect(figure_name('quality', 'read', { file: 'esr.csv' })).toBe('quality.read?file=esr.csv');
  });
  it('have no tail without keys', () => expect(figure_name('quality', 'read', {})).toBe('quality.read'));
  it('come apart again', () => {
    expect(parse_figure('quality.read?file=a%26b.csv')).toEqual({
      recipe: 'quality.read',
      table: 'quality',
      measure: 'read',
      key: [['file', 'a&b.csv']],
    });
  });
});

describe('an explanation', () => {
  it('of a headline has counts of its own', () => {
    const e = explain(release, tables(release), 'capacity_cells.people?month=2025-03')!;
    expect(e.counts_are_own).toBe(true);
    expect(e.value).toMatch(/^\d,\d{3}$/);
    expect(e.assumptions.map((a) => a.id)).toEqual(['review_rows', 'apportion_ambulance']);
    expect(e.command).toBe("cadre explain PLAN 'capacity_cells.people?month=2025-03'");
  });

  it('of a cell takes value and range from its row', () => {
    const table = tables(release)('capacity_cells')!;
    const row = table.rows(['profession'], { month: '2025-03', profession: 'PT' })[0]!;
    const e = explain(release, tables(release), figure_of(row, 'fte'))!;
    expect(e.value).toBe('566.3');
    expect(e.range).toMatch(/ to /);
    expect(e.about).toBe('March 2025, Physiotherapist');
    expect(e.predicate).toBe('records whose month is March 2025 and profession is Physiotherapist');
    expect(e.counts_are_own).toBe(false);
  });

  it('of a withheld cell withholds it', () => {
    const e = explain(release, tables(release), 'capacity_cells.people?month=2025-03&profession=OSTEO')!;
    expect(e.value).toBe('*');
    expect(e.range).toBe('*');
  });

  it('is refused for a measure nobody described', () =>
    expect(explain(release, tables(release), 'other.thing')).toBeNull());

  it('becomes lines of a spreadsheet, without line breaks inside cells', () => {
    const e = explain(release, tables(release), 'capacity_cells.fte?month=2025-03')!;
    const lines = as_table(e)
      .split('\n')
      .map((l) => l.split('\t'));
    expect(lines[0]).toEqual(['Figure', 'FTE']);
    expect(lines.every((l) => l.length >= 2 && l.length <= 4)).toBe(true);
  });
});
