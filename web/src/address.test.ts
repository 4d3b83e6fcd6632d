import { describe, expect, it } from 'vitest';
import { parse_address, query_of, write_address, type Filters } from './address';
import { DIMENSIONS } from './report_data';

describe('the address', () => {
  const cases: Filters[] = [
    {},
    { profession: 'PT' },
    { place: 'sheffield', profession: 'PT', month: '2024-12' },
    { employer: 'A & B = C?', band: '8a' },
    { place: 'Stoke-on-Trent/ü#%' },
    Object.fromEntries(DIMENSIONS.map((d) => [d, `${d} 1`])),
  ];
  it.each(cases)('comes back whole: %j', (filters) => {
    expect(parse_address(write_address({ page: 'capacity', filters }))).toEqual({
      page: 'capacity',
      filters,
    });
  });

  it('is the same for the same view, whatever the order of choosing', () => {
    const a = write_address({ page: 'capacity', filters: { place: 'x', profession: 'PT' } });
    const b = write_address({ page: 'capacity', filters: { profession: 'PT', place: 'x' } });
    expect(a).toBe(b);
    expect(a).toBe('#capacity?profession=PT&place=x');
  });

  it('leaves out what it does not know', () => {
    expect(parse_address('#capacity?colour=red&profession=PT')).toEqual({
      page: 'capacity',
      filters: { profession: 'PT' },
    });
    expect(parse_address('')).toEqual({ page: '', filters: {} });
    expect(parse_address('#capacity?profession=')).toEqual({ page: 'capacity', filters: {} });
  });

  it('survives broken escapes', () => expect(() => parse_address('#capacity?place=%E0%A4%A')).not.toThrow());

  it('has no tail without filters', () => expect(query_of({})).toBe(''));
});
