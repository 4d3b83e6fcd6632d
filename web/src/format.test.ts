import { describe, expect, it } from 'vitest';
import * as format from './format';

describe('numbers in the NHS style', () => {
  it.each([
    [1000, 0, '1,000'],
    [999.96, 1, '1,000.0'],
    [0.5, 1, '0.5'],
    [-12.34, 1, '\u221212.3'],
    [-0.01, 1, '0.0'],
    [2105.34, 1, '2,105.3'],
  ])('%d with %d digits is %s', (value, digits, text) => expect(format.number(value, digits)).toBe(text));
});

describe('cells', () => {
  it('never leaves a cell empty', () => {
    expect(format.cell(null)).toBe('No data');
    expect(format.cell(undefined)).toBe('No data');
    expect(format.cell('')).toBe('No data');
  });
  it('keeps what disclosure control wrote', () => expect(format.cell('*', 1, '%')).toBe('*'));
  it('writes nothing at all as 0', () => expect(format.cell(0, 1)).toBe('0'));
  it('writes the percent sign behind the number', () => expect(format.cell(14.2, 1, '%')).toBe('14.2%'));
});

describe('ranges', () => {
  it.each([
    [65.2, 71, '65.2 to 71.0'],
    [8, 8, '8.0'],
    ['*', 8, '*'],
    [8, '*', '*'],
    [null, 8, 'No data'],
  ])('%s and %s', (low, high, text) => expect(format.range(low, high, 1)).toBe(text));
});

describe('dates', () => {
  it('writes months in full', () => expect(format.month('2025-03')).toBe('March 2025'));
  it('leaves what is no month', () => {
    expect(format.month('2025-13')).toBe('2025-13');
    expect(format.month('spring')).toBe('spring');
  });
  it('writes a day without a leading zero', () => expect(format.date('2018-08-06')).toBe('6 August 2018'));
  it('shortens months for axes', () => expect(format.short_month('2024-09')).toBe('Sep 24'));
});

describe('lists', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j', (items, text) => expect(format.list(items)).toBe(text));
});
