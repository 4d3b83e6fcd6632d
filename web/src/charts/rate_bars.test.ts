import { describe, expect, it } from 'vitest';
import { rate_bars, type RateBar } from './rate_bars';

const BARS: RateBar[] = [
  { label: 'Physiotherapist', short_label: 'Physio', value: 7.25, note: '12.3 FTE', figure: 'f' },
  { label: 'Orthoptist', short_label: 'Orthoptist', value: null, note: 'no figure', figure: '' },
];

describe('rate_bars', () => {
  it('lets every bar be visited and says what is missing', () => {
    expect(rate_bars(BARS, '%', 1)(800).marks.map((m) => m.text)).toEqual([
      'Physiotherapist: 7.3%, 12.3 FTE',
      'Orthoptist: No data, no figure',
    ]);
  });

  it('begins at zero unless something lies below', () => {
    expect(rate_bars(BARS, '%', 1)(800).option.xAxis).toMatchObject({ min: 0 });
    const below = [...BARS, { ...BARS[0]!, value: -3 }];
    expect(rate_bars(below, '%', 1)(800).option.xAxis).not.toHaveProperty('min');
  });

  it('uses the short labels on narrow screens', () => {
    expect(rate_bars(BARS, '%', 1)(390).option.yAxis).toMatchObject({ data: ['Physio', 'Orthoptist'] });
  });
});
