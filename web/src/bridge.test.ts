import { describe, expect, it } from 'vitest';
import { bridge_cell, chosen_pair, in_use, pairs_of } from './bridge';
import type { PlainRow } from './plain_rows';

function row(more: PlainRow = {}): PlainRow {
  return {
    month: '2025-03',
    from_month: '2025-02',
    employer: '',
    profession: '',
    measure: 'fte',
    opening: 10,
    starters: 2,
    leavers: 0,
    hours: -0.2,
    closing: 11.8,
    ...more,
  };
}

describe('bridge', () => {
  it('leaves out parts of nothing', () =>
    expect(in_use([row(), row({ starters: 0 })]).map((p) => p.id)).toEqual(['starters', 'hours']));

  it('names each figure as the program does', () =>
    expect(bridge_cell(row({ profession: 'PT' }), 'starters', 1).figure).toBe(
      'capacity_changes.starters?month=2025-03&profession=PT&from_month=2025-02&measure=fte',
    ));

  it('writes a sign with a part and none with a level', () => {
    const text = (column: string): string => bridge_cell(row(), column, 1).text;
    expect([text('opening'), text('starters'), text('leavers'), text('hours'), text('closing')]).toEqual([
      '10.0',
      '+2.0',
      '0.0',
      '−0.2',
      '11.8',
    ]);
    expect(text('recoding')).toBe('No data');
  });

  it('chooses the pair of the address, else the month before', () => {
    const pairs = pairs_of([
      row(),
      row({ from_month: '2024-04' }),
      row({ month: '2025-02', from_month: '2025-01' }),
    ]);
    expect(pairs.map((p) => p.from_month)).toEqual(['2025-02', '2024-04', '2025-01']);
    expect(chosen_pair(pairs, '2025-03', '2024-04')?.from_month).toBe('2024-04');
    expect(chosen_pair(pairs, '2025-03', '')?.from_month).toBe('2025-02');
    expect(chosen_pair(pairs, '2025-02', '2024-04')?.from_month).toBe('2025-01');
    expect(chosen_pair(pairs, '2020-01', '')?.month).toBe('2025-03');
    expect(chosen_pair([], '2025-03', '')).toBeUndefined();
  });
});
