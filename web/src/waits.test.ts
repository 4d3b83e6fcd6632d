import { describe, expect, it } from 'vitest';
import { waits as fixture } from '../fixture/waits';
import { plain_rows } from './plain_rows';
import * as waits from './waits';

const rows = waits.latest(plain_rows(fixture.tables[waits.WAITS]));
const area = (code: string): string => (code === '' ? '' : code[0]!.toUpperCase() + code.slice(1));
const [load, pressure] = waits.SHOWN as [waits.Shown, waits.Shown];

describe('waiting lists', () => {
  it('stand with the highest load first, those without one last', () => {
    expect(rows.map((r) => waits.list_label(r, area))).toEqual([
      'Podiatry',
      'Rehabilitation, Adults, Doncaster',
      'Orthotics, Adults, Barnsley',
    ]);
  });

  it('say in a sentence which are under strain', () => {
    expect(waits.finding(rows, load, area)).toBe(
      '1 of 2 lists grow for ever. Load is highest for Podiatry: 1.12, 7.0 come, 6.2 seen a week.',
    );
    expect(waits.finding(rows, pressure, area)).toContain('2 of 3 lists are likely to miss the target.');
    expect(waits.finding([], load, area)).toBe('No list tells enough for its load.');
  });

  it('say in words whether a list is sustainable', () => {
    const view = waits.lists_view(rows, area);
    expect(view.rows.map((r) => r.cells[0]!.text)).toEqual(['No', 'Yes', 'Not known']);
    for (const row of view.rows) expect(row.cells.length).toBe(view.head.length - 1);
  });

  it('give the lines of those past a review of harm', () => {
    const view = waits.harm_view(plain_rows(fixture.tables[waits.HARM]), area);
    expect(view.rows.map((r) => r.cells.at(-1)!.text)).toEqual(['3;7-8']);
  });

  it('show every sixth month to come', () => {
    const view = waits.projection_view(
      plain_rows(fixture.tables[waits.PROJECTION]),
      'Podiatry||',
      'Podiatry',
      (id) => id,
    );
    expect(view.head.map((h) => h.text)).toEqual(['End of', 'capacity stays', 'base']);
    expect(view.rows.map((r) => r.head)).toEqual(['September 2025', 'March 2026']);
    expect(view.rows[0]!.cells[0]).toEqual({ text: '57', below: '52 to 62\n0.2 WTE' });
  });

  it('show what does not agree', () => {
    const view = waits.differences_view(plain_rows(fixture.tables[waits.DIFFERENCES]), area);
    expect(view.rows[0]!.cells.map((c) => c.text)).toEqual([
      'October 2024',
      'queue balance',
      '145',
      '149',
      '4',
    ]);
  });
});
