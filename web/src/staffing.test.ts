import { describe, expect, it } from 'vitest';
import {
  POSITION,
  VACANT,
  FILLED,
  longest_vacant,
  nothing_known,
  peers_text,
  shown_cell,
  standing,
} from './staffing';

describe('shown_cell', () => {
  const row = {
    month: '2025-03',
    employer: 'ZZ1',
    profession: '',
    place: '',
    vacancies: -2.04,
    bank_cost: 1234.5,
  };
  it('writes units, signs and the figure it opens', () => {
    expect(shown_cell(row, POSITION, VACANT[2]!, () => true)).toEqual({
      text: '\u22122.0',
      figure: 'capacity_staffing_position.vacancies?month=2025-03&employer=ZZ1',
    });
    expect(shown_cell(row, POSITION, FILLED[4]!, () => false)).toEqual({ text: '£1,235' });
  });
  it('says that nothing is known', () => {
    expect(shown_cell(row, POSITION, VACANT[0]!, () => true)).toEqual({ text: 'No data' });
    expect(nothing_known([row], [VACANT[0]!, VACANT[1]!])).toBe(true);
    expect(nothing_known([row], VACANT)).toBe(false);
  });
});

describe('longest_vacant', () => {
  it('leaves out what is filled, and puts the longest first', () => {
    const band = (band: string, months: number | null, vacancies: number, month = '2025-03') => ({
      month,
      band,
      months_vacant: months,
      vacancies,
    });
    const bands = [
      band('5', 2, 9),
      band('6', 5, 1),
      band('7', 5, 3),
      band('8a', 0, -1),
      band('8b', null, 0),
      band('5', 9, 9, '2025-02'),
    ];
    expect(longest_vacant(bands, '2025-03').map((r) => r['band'])).toEqual(['7', '6', '5']);
  });
});

describe('peers', () => {
  const row = { value: 9.5, lower_quartile: 6, median: 7.2, upper_quartile: 9, reason: '' };
  it('tells the middle half, and where a rate stands', () => {
    expect(peers_text(row)).toBe('6.0% to 9.0%, median 7.2%');
    expect(standing(row)).toBe('Above three quarters of them');
    expect(standing({ ...row, value: 5 })).toBe('Below three quarters of them');
    expect(standing({ ...row, value: 7 })).toBe('Among the middle half');
  });
  it('says why there is none', () => {
    const few = {
      ...row,
      lower_quartile: null,
      median: null,
      upper_quartile: null,
      reason: 'fewer_than_3_peers',
    };
    expect(peers_text(few)).toBe('Fewer than 3 peers');
    expect(standing(few)).toBe('Not compared');
  });
});
