import { describe, expect, it } from 'vitest';
import { placed_bars, waterfall, type WaterfallBar } from './waterfall';

const BARS: WaterfallBar[] = [
  { label: 'February', value: 100, level: true, figure: '' },
  { label: 'Starters', value: 8, level: false, figure: 'f' },
  { label: 'Leavers', value: -5, level: false, figure: '' },
  { label: 'March', value: 103, level: true, figure: '' },
];

describe('waterfall', () => {
  it('puts each step on the level before it', () => {
    expect(placed_bars(BARS)).toEqual([
      { low: 0, high: 100 },
      { low: 100, high: 108 },
      { low: 103, high: 108 },
      { low: 0, high: 103 },
    ]);
  });

  it('says so where the axis does not begin at 0', () => {
    const axis = (bars: WaterfallBar[]): unknown => waterfall(bars, 'FTE', 1)(800).option.xAxis;
    expect(axis(BARS)).toMatchObject({ name: 'FTE; the axis does not begin at 0' });
    const large = BARS.map((b) => (b.level ? b : { ...b, value: b.value * 20 }));
    expect(axis(large)).toMatchObject({ name: 'FTE', min: 0 });
  });

  it('lets every bar be visited', () => {
    const { marks } = waterfall(BARS, 'FTE', 1)(800);
    expect(marks.map((m) => m.text)).toEqual([
      'February: 100.0 FTE',
      'Starters: +8.0 FTE',
      'Leavers: −5.0 FTE',
      'March: 103.0 FTE',
    ]);
  });
});
