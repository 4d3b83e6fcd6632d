import { describe, expect, it } from 'vitest';
import { fan_edges, fan_lines, label_shifts } from './charts/fan';
import {
  ahead_view,
  beyond_text,
  bias_text,
  finding,
  methods_view,
  record_of,
  record_view,
  split,
} from './forecast';
import type { PlainRow } from './plain_rows';

const expected = (month: string, median: number, size: number): PlainRow => ({
  metric: 'a',
  month,
  value: null,
  median,
  lower_50: median - size,
  upper_50: median + size,
  lower_80: median - 2 * size,
  upper_80: median + 2 * size,
  lower_95: median - 3 * size,
  upper_95: median + 3 * size,
});
const counted = (month: string, value: number): PlainRow => ({ metric: 'a', month, value, median: null });
const AHEAD = Array.from({ length: 14 }, (_, i) =>
  expected(
    `${2025 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, '0')}`,
    201 + i,
    1 + i,
  ),
);
const ROWS = [
  counted('2025-02', 190),
  counted('2025-03', 200),
  ...AHEAD,
  { ...counted('2025-03', 7), metric: 'b' },
];

describe('a forecast', () => {
  it('is told from the last counted month and a year on', () => {
    expect(finding(split(ROWS, 'a'))).toBe(
      'a: 200 in March 2025; 212 expected in March 2026, 80% range 188 to 236.',
    );
    expect(finding(split(ROWS, 'b'))).toBe('b: 7 in March 2025. It is too short to go on with.');
  });

  it('has a row for each year and one for the end', () => {
    const view = ahead_view(split(ROWS, 'a'));
    expect(view.rows.map((r) => r.head)).toEqual(['March 2026', 'May 2026']);
    expect(view.rows[0]!.cells.map((c) => c.text)).toEqual([
      '212',
      '+6.0%',
      '200 to 224',
      '188 to 236',
      '176 to 248',
    ]);
    expect(view.rows[0]!.cells[0]!.figure).toBe('forecast.median?month=2026-03&metric=a');
  });

  it('is drawn as bands that lie on each other and begin at the last counted value', () => {
    const edges = fan_edges(split(ROWS, 'a').shown);
    expect(edges.map((e) => e[0])).toEqual([null, null, null, null, null, null]);
    expect(edges.map((e) => e[1])).toEqual([200, 0, 0, 0, 0, 0]);
    expect(edges.map((e) => e[3])).toEqual([196, 2, 2, 4, 2, 2]);
    expect(fan_lines(ROWS[2]!)).toEqual([
      '201 expected',
      '50 in 100: 200 to 202',
      '80 in 100: 199 to 203',
      '95 in 100: 198 to 204',
    ]);
    expect(fan_lines(ROWS[1]!)).toEqual(['200 counted']);
  });
});

it('names at the end of a fan stand apart, and stay where they have room', () => {
  expect(label_shifts(expected('2030-03', 100, 1), 1)).toEqual([0, 1 - 14, 2 - 28, 3 - 42]);
  expect(label_shifts(expected('2030-03', 100, 20), 1)).toEqual([0, 0, 0, 0]);
});

const score = (method: string, months: number | null, counting = 'same', crps = 1): PlainRow => ({
  metric: 'all',
  months,
  method,
  counting,
  origins: 1234,
  windows: months === null ? null : 5,
  bias: -0.84,
  mape: 2.04,
  mase: 1.3,
  crps,
  cover_80: 83.6,
  cover_95: 94.4,
});
const SCORES = [
  score('cadre', null, 'same', 1.02),
  score('last', null, 'same', 1.8),
  score('last_year', null, 'same', 1.01),
  score('cadre', 12),
  score('last', 12),
  score('cadre', null, 'changed'),
];

describe('the record of forecasts', () => {
  it('is that of all series where one has none of its own', () => {
    expect(record_of(SCORES, 'a')).toHaveLength(6);
  });

  it('says how far off they were', () => {
    const view = record_view(SCORES, 'all series together');
    expect(view.rows).toHaveLength(1);
    expect(view.rows[0]!.cells.map((c) => c.text)).toEqual([
      '1,234',
      '5',
      '2.0%',
      '0.8% too low',
      '84%',
      '94%',
    ]);
    expect(view.rows[0]!.cells[2]!.figure).toBe(
      'backtest.mape?metric=all&months=12&method=cadre&counting=same',
    );
    expect(bias_text(0.04)).toBe('none');
    expect(bias_text(3)).toBe('3.0% too high');
  });

  it('sets methods beside each other, the best range first', () => {
    const view = methods_view(SCORES, 'all series together');
    expect(view.rows.map((r) => r.head)).toEqual([
      'The last year’s months once more',
      'This forecast',
      'The last value',
    ]);
    expect(view.rows[1]!.total).toBe(true);
  });

  it('names what a change of counting did', () => {
    expect(beyond_text(SCORES)).toContain('1,234 further forecasts met a change of counting');
    expect(beyond_text([])).toBe('');
  });
});
