import { describe, expect, it } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import { faults_of } from './check_data';

it.each(['internal', 'release'] as const)('finds nothing in the example data, %s', (edition) => {
  expect(faults_of(make_fixture(edition))).toEqual([]);
});

describe('what it finds', () => {
  const broken = (change: (data: ReturnType<typeof make_fixture>) => void): string[] => {
    const data = structuredClone(make_fixture('internal'));
    change(data);
    return faults_of(data);
  };

  it('a column that is too short', () => {
    expect(broken((d) => d.tables['trend']!.columns[2]!.values!.pop())).toEqual([
      expect.stringMatching(/^trend\.fte_raw has \d+ rows/),
    ]);
  });
  it('a code without a label', () => {
    expect(broken((d) => d.vocabulary.place!.pop())[0]).toMatch(
      /capacity_cells\.place has codes without a label: bassetlaw/,
    );
  });
  it('a lost row', () => {
    expect(broken((d) => (d.quality.ledger[0]!.read = 1))).toEqual([
      'ledger of esr-zz1-2025-03.csv loses rows',
    ]);
  });
  it('a figure without a recipe', () => {
    expect(broken((d) => d.pages[0]!.answer.push([{ figure: 'a.b', text: '1' }]))).toEqual([
      'page overview names a.b, whose measure is not described',
    ]);
  });
  it('a column that the pages need', () => {
    expect(broken((d) => d.tables['past_55']!.columns.pop())).toContain(
      'table past_55 has no column share_55_plus',
    );
  });
});
