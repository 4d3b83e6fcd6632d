import { describe, expect, it } from 'vitest';
import { CellTable, code_of, value_of } from './cell_table';
import { ask, can_answer, describe as describe_filters, without_implied } from './question';
import type { Disclosure, Table, Vocabulary } from './report_data';

const VOCABULARY: Vocabulary = {
  profession: [
    { code: 'OT', label: 'Occupational therapist' },
    { code: 'PT', label: 'Physiotherapist' },
  ],
  place: [
    { code: 'north', label: 'North', parent: 'A' },
    { code: 'south', label: 'South', parent: 'B' },
  ],
  ics: [
    { code: 'A', label: 'System A' },
    { code: 'B', label: 'System B' },
  ],
};
const RELEASE: Disclosure = {
  mode: 'round5',
  text: '',
  suppressed: '',
  not_released: 'because small groups could be recognised',
};

const cells: Table = {
  caption: '',
  notes: [],
  groupings: [[], ['profession'], ['place'], ['ics'], ['profession', 'place']],
  columns: [
    {
      name: 'month',
      label: '',
      kind: 'month',
      values: ['2025-03', '2025-03', '2025-03', '2025-03', '2025-03', '2025-02'],
    },
    { name: 'profession', label: '', kind: 'code', dictionary: ['', 'PT', 'OT'], codes: [0, 1, 2, 1, 0, 0] },
    { name: 'place', label: '', kind: 'code', values: ['', '', '', 'north', 'north', ''] },
    { name: 'ics', label: '', kind: 'code', values: ['', '', '', '', '', ''] },
    { name: 'fte', label: '', kind: 'number', values: [100, 60, 40, '*', 55, 98] },
  ],
};
const table = new CellTable('capacity_cells', cells);
const question = (filters: object, by: ('profession' | 'place' | 'ics' | 'month')[]) =>
  ask(table, VOCABULARY, RELEASE, { filters, by });

describe('asking a table', () => {
  it('finds the total of a month', () => {
    const answer = question({ month: '2025-03' }, []);
    expect(answer.kind === 'answered' && answer.rows.map((r) => value_of(r, 'fte'))).toEqual([100]);
  });

  it('breaks down in the order of the vocabulary, not of the file', () => {
    const answer = question({ month: '2025-03' }, ['profession']);
    expect(answer.kind === 'answered' && answer.rows.map((r) => code_of(r, 'profession'))).toEqual([
      'OT',
      'PT',
    ]);
  });

  it('gives back a withheld cell as it is', () => {
    const answer = question({ month: '2025-03', profession: 'PT', place: 'north' }, []);
    expect(answer.kind === 'answered' && value_of(answer.rows[0], 'fte')).toBe('*');
  });

  it('never mixes groupings', () => {
    const answer = question({ month: '2025-03' }, ['place']);
    expect(answer.kind === 'answered' && answer.rows.length).toBe(1);
  });

  it('goes over months', () => {
    const answer = question({}, ['month']);
    expect(answer.kind === 'answered' && answer.rows.length).toBe(2);
  });

  it('says that nobody is there when the grouping was released', () => {
    const answer = question({ month: '2025-03', profession: 'OT', place: 'north' }, []);
    expect(answer).toEqual({
      kind: 'empty',
      reason: 'Nobody is recorded for Occupational therapist, North in March 2025.',
    });
  });

  it('says which month has nothing', () => {
    const answer = question({ month: '2024-01' }, []);
    expect(answer).toEqual({
      kind: 'empty',
      reason: 'There are no figures of this kind for January 2024. Choose another month.',
    });
  });

  it('says that disclosure control does not release a combination, and why', () => {
    const answer = question({ month: '2025-03', profession: 'PT' }, ['ics']);
    expect(answer.kind).toBe('refused');
    expect(answer.kind === 'refused' && answer.reason).toBe(
      'Disclosure control does not release integrated care system and profession together here, because small groups could be recognised.',
    );
  });

  it('says so without a table', () => {
    expect(ask(undefined, VOCABULARY, RELEASE, { filters: {}, by: [] }).kind).toBe('empty');
  });
});

describe('filters that imply each other', () => {
  it('drops the wider one', () =>
    expect(without_implied(VOCABULARY, { place: 'north', ics: 'A' })).toEqual({ place: 'north' }));
  it('answers with the narrower one', () => {
    expect(question({ month: '2025-03', place: 'north', ics: 'A' }, []).kind).toBe('answered');
  });
  it('says that two contradict each other', () => {
    expect(question({ month: '2025-03', place: 'north', ics: 'B' }, [])).toMatchObject({
      kind: 'empty',
      reason: expect.stringContaining('North, System B'),
    });
  });
});

describe('what can be answered', () => {
  it.each([
    [{}, ['profession'], true],
    [{ place: 'north' }, ['profession'], true],
    [{ ics: 'A' }, ['profession'], false],
    [{ place: '?' }, [], true],
  ] as const)('%j by %j: %s', (filters, by, possible) => {
    expect(can_answer(table, VOCABULARY, { filters, by: [...by] })).toBe(possible);
  });
});

it('describes filters in words', () => {
  expect(describe_filters(VOCABULARY, { month: '2025-03', profession: 'PT', place: 'elsewhere' })).toBe(
    'Physiotherapist, elsewhere',
  );
});

it('takes groupings from the rows where none are listed', () => {
  const bare: Table = { caption: '', notes: [], columns: cells.columns };
  const own = new CellTable('t', bare);
  expect(own.answers(['profession', 'place'])).toBe(true);
  expect(own.answers(['ics'])).toBe(false);
});
