import { describe, expect, it } from 'vitest';
import {
  by_clearness,
  finding_cell,
  likelihood_cell,
  outcome_text,
  people_text,
  share_cell,
  within,
} from './representation';

const share = {
  month: '2025-03',
  profession: '',
  stage: 'staff',
  characteristic: 'sex',
  group_code: 'female',
  people: 840,
  of_people: 1050,
  share: 80,
  share_low: 77.5,
  share_high: 82.3,
};

describe('cells of representation', () => {
  it('show share, interval and people, and open the figure', () => {
    expect(share_cell(share)).toEqual({
      text: '80.0%',
      below: '77.5 to 82.3\n840 people',
      figure: 'representation_shares.share?month=2025-03&stage=staff&characteristic=sex&group_code=female',
    });
    expect(share_cell({ ...share, people: null, share_low: null, share_high: null }).below).toBe(
      'published share',
    );
  });

  it('say too few where there is no share, and hide one to four people', () => {
    expect(share_cell({ ...share, people: 3, share: null })).toEqual({
      text: 'Too few',
      below: 'fewer than 5 people',
    });
    expect([0, 1, 4, 5, 1234].map((n) => people_text(n))).toEqual([
      '0',
      'fewer than 5',
      'fewer than 5',
      '5',
      '1,234',
    ]);
    expect(share_cell(undefined).text).toBe('No data');
  });

  it('show a likelihood with two digits, or too few', () => {
    const row = {
      likelihood: 0.5,
      likelihood_low: 0.25,
      likelihood_high: 1.01,
      finding: 'no_clear_difference',
    };
    expect(likelihood_cell(row)).toMatchObject({ text: '0.50', below: '0.25 to 1.01' });
    expect(likelihood_cell({ likelihood: null, finding: 'too_few' })).toEqual({ text: 'Too few' });
    expect(finding_cell(row).text).toBe('No clear difference');
    expect(outcome_text({ with_outcome: 3, of_people: 40 }, '')).toBe('fewer than 5 of 40');
  });

  it('put the clearest difference first, whichever way', () => {
    const less = { finding: 'less_likely', likelihood_low: 0.2, likelihood_high: 0.8 };
    const more = { finding: 'more_likely', likelihood_low: 2, likelihood_high: 3 };
    const little = { finding: 'less_likely', likelihood_low: 0.8, likelihood_high: 0.95 };
    expect([little, less, more].sort(by_clearness)).toEqual([more, less, little]);
  });

  it('write names within a sentence', () => {
    expect([within('Women'), within('Asian people'), within('Disabled people')]).toEqual([
      'women',
      'Asian people',
      'disabled people',
    ]);
  });
});
