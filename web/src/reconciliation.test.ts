import { expect, test } from 'vitest';
import { label_of, reconciliation_cell, source_options } from './reconciliation';

const row = {
  source: 'a',
  beside: 'staff_records',
  month: '2025-03',
  published_month: '2025-02',
  employer: 'ZZ1',
  staff_group: 'Allied health professionals',
  label: 'Physiotherapy',
  measure: 'fte',
  published: 40,
  scope: 2.5,
};

test('a part has its sign and a name that can be explained', () => {
  expect(reconciliation_cell(row, 'scope')).toEqual({
    text: '+2.5',
    figure:
      'reconciliation.scope?month=2025-03&employer=ZZ1&staff_group=Allied%20health%20professionals&label=Physiotherapy&source=a&beside=staff_records&measure=fte&published_month=2025-02',
  });
  expect(reconciliation_cell(row, 'published').text).toBe('40.0');
});

test('people are whole numbers', () => {
  expect(reconciliation_cell({ ...row, measure: 'headcount' }, 'published').text).toBe('40');
});

test('rows are called by profession, staff group or all', () => {
  expect(label_of(row)).toBe('Physiotherapy');
  expect(label_of({ ...row, label: '' })).toBe('Allied health professionals');
  expect(label_of({ ...row, label: 'all' })).toBe('All professions');
});

test('the publication with most figures comes first, one without sums not at all', () => {
  const all = (source: string) => ({ ...row, source, employer: '', label: 'all' });
  const rows = [
    row,
    all('a'),
    { ...row, source: 'b' },
    { ...row, source: 'b' },
    all('b'),
    { ...row, source: 'c' },
  ];
  expect(source_options(rows, '2025-03')).toEqual(['b', 'a']);
  expect(source_options(rows, '2025-02')).toEqual([]);
});
