import { describe, expect, it } from 'vitest';
import { need as fixture } from '../fixture/need';
import * as need from './need';
import { plain_rows } from './plain_rows';

const sums = plain_rows(fixture.tables[need.SUMS]);
const lines = plain_rows(fixture.tables[need.LINES]);
const setting = (code: string): string => (code === 'community' ? 'Community' : 'Acute and specialist');
const now = { month: '2025-03', place: '' };

describe('need', () => {
  it('stands by setting and function, the greatest setting first', () => {
    const parts = need.parts_of(sums, now);
    expect(parts.map((r) => [r['setting'], r['function'], r['hours']])).toEqual([
      ['acute_specialist', 'TREAT', 1040],
      ['community', 'ASSESS', 160],
      ['community', 'TREAT', 720],
    ]);
    expect(need.total_of(sums, now)?.['hours']).toBe(1920);
    expect(need.finding(parts, need.total_of(sums, now), setting)).toBe(
      '1,920 hours a week are needed, 1,728 to 2,112, the work of 85 full-time staff. Most: Acute and specialist, treatment, 1,040 hours.',
    );
  });

  it('shows what the hours rest on, and only marks that there are', () => {
    const parts = need.parts_of(sums, { month: '2025-03', place: 'doncaster' });
    expect(need.marks_of(parts).map((m) => m.name)).toEqual(['Assumed']);
    expect(need.stacks(parts, setting)[0]).toEqual({
      label: 'Community, assessment',
      note: '160 hours',
      parts: [
        {
          value: 160,
          figure: 'need_sums.assumed_hours?month=2025-03&setting=community&place=doncaster&function=ASSESS',
        },
      ],
    });
  });

  it('lists lines of a place and pairs that may be one', () => {
    expect(need.lines_view(lines, 'doncaster', setting, 'Doncaster').rows.map((r) => r.head)).toEqual([
      'Falls at home, Doncaster',
    ]);
    const pairs = need.overlaps_view(plain_rows(fixture.tables[need.OVERLAPS]), lines);
    expect(pairs.rows[0]!.head).toBe('Wards, Sheffield');
    expect(pairs.rows[0]!.cells[0]!.text).toBe('Wards by ratio, Sheffield');
  });

  it('ends its table with the whole', () => {
    const parts = need.parts_of(sums, now);
    const view = need.sums_view(parts, need.total_of(sums, now), setting, 'x');
    expect(view.rows.at(-1)).toMatchObject({ head: 'All', total: true });
    for (const row of view.rows) expect(row.cells.length).toBe(view.head.length - 1);
  });
});
