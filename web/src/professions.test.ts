import { describe, expect, it } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import {
  KEY_FIGURES,
  key_view,
  list_view,
  professions_of,
  risk_rows,
  risk_view,
  sheet_finding,
} from './professions';
import { Report } from './report.svelte';

function report_at(edition: 'internal' | 'release', hash = '#profession'): Report {
  globalThis.location = { hash } as Location;
  return new Report(make_fixture(edition));
}

describe('the sheet of a profession', () => {
  const report = report_at('internal');

  it('lists the professions that have people, never those of unclear profession', () => {
    const codes = professions_of(report);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes).not.toContain('AHP');
    const list = list_view(report, codes);
    expect(list.rows.map((r) => r.href)).toEqual(codes.map((c) => `#profession?profession=${c}`));
    expect(list.rows.every((r) => r.cells.length === list.head.length - 1)).toBe(true);
  });

  it('sets its figures beside those of all, each of them its own', () => {
    const view = key_view(report, 'PT');
    expect(view.rows.map((r) => r.head)).toEqual(KEY_FIGURES.map((f) => f.label));
    const people = view.rows[0]!.cells;
    expect(people[0]!.figure).toBe('capacity_cells.people?month=2025-03&profession=PT');
    expect(people[1]!.figure).toBe('capacity_cells.people?month=2025-03');
    expect(Number(people[0]!.text.replace(',', ''))).toBeLessThan(Number(people[1]!.text.replace(',', '')));
  });

  it('shows at most three shares, the largest excess first', () => {
    const rows = risk_rows(report);
    const [none, some] = ['none', 'some'].map((what) =>
      professions_of(report).find(
        (code) => (typeof risk_view(report, rows, code) === 'string') === (what === 'none'),
      ),
    );
    expect(risk_view(report, rows, none!)).toMatch(/^None of the 8 shares compared exceeds/);
    const view = risk_view(report, rows, some!);
    if (typeof view === 'string') throw new Error(view);
    const excess = view.rows.map((r) => parseFloat(r.cells[0]!.text) - parseFloat(r.cells[1]!.text));
    expect(excess.length).toBeGreaterThan(0);
    expect(excess.length).toBeLessThanOrEqual(3);
    expect(excess).toEqual([...excess].sort((a, b) => b - a));
    expect(view.rows[0]!.cells[0]!.figure).toContain(`profession=${some}&risk=`);
    expect(risk_view(report, [], 'PT')).toMatch(/^No share/);
  });

  it('says in a sentence what is known, and no more in the released edition', () => {
    expect(sheet_finding(report, 'PT')).toMatch(
      /^[\d,]+ people with [\d,.]+ FTE in March 2025\. [\d.]+% are aged/,
    );
    const released = report_at('release');
    expect(key_view(released, 'PT').rows.map((r) => r.head)).not.toContain('Funded posts vacant');
    expect(risk_rows(released)).toEqual([]);
    expect(sheet_finding(released, 'NOBODY')).toBe('How many work here is withheld.');
  });
});
