import { describe, expect, it } from 'vitest';
import { leaving_tables } from '../fixture/leaving';
import { ABOUT, LEAVING, leaving_rows, leaving_view } from './leaving';
import { plain_rows } from './plain_rows';

const rows = plain_rows(leaving_tables()[LEAVING]);

describe('reasons, destinations and origins', () => {
  it('are of everybody, a profession or an employer, and of nothing finer', () => {
    for (const filters of [{}, { profession: 'PT' }, { employer: 'ZZ1' }]) {
      const found = leaving_rows(rows, '2025-03', filters);
      if (typeof found === 'string') throw new Error(found);
      expect(new Set(found.map((r) => r['about']))).toEqual(new Set(ABOUT.map((a) => a.id)));
    }
    expect(leaving_rows(rows, '2025-03', { profession: 'PT', employer: 'ZZ1' })).toMatch(
      /^The reports are shown/,
    );
    expect(leaving_rows(rows, '2025-03', { place: 'sheffield' })).toMatch(/^The reports are shown/);
    expect(leaving_rows(rows, '1999-01', {})).toMatch(/^No report tells/);
  });

  it('are ordered by contracts, what nobody said last', () => {
    const found = leaving_rows(rows, '2025-03', {});
    if (typeof found === 'string') throw new Error(found);
    const view = leaving_view(found, 'reason', 'Why contracts ended');
    expect(view.caption).toBe('Why contracts ended, 12 months to March 2025');
    expect(view.rows.at(-1)!.head).toBe('Not said');
    const contracts = view.rows.slice(0, -1).map((r) => Number(r.cells[0]!.text));
    expect(contracts).toEqual([...contracts].sort((a, b) => b - a));
    expect(view.rows[0]!.cells[1]!.figure).toBe(
      'capacity_leaving.share?month=2025-03&about=reason&code=resignation',
    );
  });
});
