import { expect, it } from 'vitest';
import { axis_ends } from './charts/trend_lines';
import { quantiles, step_of } from './charts/heat_map';
import { text_on, BLUES } from './charts/theme';
import { compose, file_name, wrap } from './picture_file';
import { paper_style } from './paper';
import { make_fixture } from '../fixture/fixture';
import { bar_of, table_text } from './table_view';

it('measures bars against the largest number', () => {
  expect(bar_of(5, [10, '*', null])).toBe(0.5);
  expect(bar_of('*', [10])).toBeUndefined();
  expect(bar_of(0, [0])).toBe(0);
});

it('copies numbers without commas', () => {
  const view = {
    caption: '',
    head: [
      { text: 'A', numeric: false },
      { text: 'B', numeric: true },
    ],
    rows: [
      { head: 'x', cells: [{ text: '1,234,567.8' }] },
      { head: 'y', cells: [{ text: 'a, b' }] },
    ],
  };
  expect(table_text(view)).toBe('A\tB\nx\t1234567.8\ny\ta, b');
});

it('ends an axis on round numbers around the line', () => {
  const [low, high] = axis_ends([2500, 2600]);
  expect(low).toBeLessThan(2500);
  expect(high).toBeGreaterThan(2600);
  expect(axis_ends([3, 100])[0]).toBe(0);
  expect(axis_ends([])).toEqual([0, 1]);
});

it('shades equal shares of the cells', () => {
  const bounds = quantiles([1, 2, 3, 4, 5, 6, 7]);
  expect([0, 1, 4, 7].map((v) => step_of(v, bounds))).toEqual([0, 0, 3, 6]);
});

/** Contrast of two colours by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [r, g, blue] = [1, 3, 5]
      .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
  return (x! + 0.05) / (y! + 0.05);
}

it('writes on every shade with enough contrast', () => {
  for (const [step, colour] of BLUES.entries())
    expect(contrast(text_on(step), colour)).toBeGreaterThanOrEqual(4.5);
});

it('wraps text between words', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('', 7)).toEqual([]);
});

it('puts title and source around a picture, escaped', () => {
  const page = compose('<svg width="10" height="20"></svg>', 300, 200, {
    title: 'A < B',
    subtitle: 'x',
    source: 'y & z',
  });
  expect(page.svg).toContain('A &lt; B');
  expect(page.svg).toContain('y &amp; z');
  expect(page.height).toBeGreaterThan(200);
  expect(file_name('FTE by place, March 2025')).toBe('fte-by-place-march-2025.png');
});

it('marks every sheet of paper', () => {
  const style = paper_style({ ...make_fixture('internal').meta, plan_name: 'A "quoted" plan' });
  expect(style).toContain('INTERNAL: small numbers shown, not for sharing · Synthetic data · Provisional');
  expect(style).toContain('A \\"quoted\\" plan');
});
