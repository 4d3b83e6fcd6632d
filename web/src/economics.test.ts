import { describe, expect, it } from 'vitest';
import * as economics from './economics';
import type { PlainRow } from './plain_rows';

const span: PlainRow = {
  model: 'msk_first_contact',
  quantity: 'gp_released',
  title: 'GP appointments released in a year',
  unit: 'appointments',
  value: null,
  low: 620.7,
  high: 1113.6,
  span_low: 609.6,
  span_high: 1127.7,
};
const single: PlainRow = {
  ...span,
  quantity: 'patients',
  title: 'Patients',
  unit: '',
  value: 1545.6,
  span_low: null,
  span_high: null,
};

describe('economics', () => {
  it('shows what rests on a range from end to end, and says it first', () => {
    expect(economics.quantity_text(span)).toBe('609.6 to 1,127.7');
    expect(economics.quantity_text(single)).toBe('1,545.6');
    expect(economics.finding([single, span])).toBe(
      'GP appointments released in a year: 609.6 to 1,127.7 appointments.',
    );
  });

  it('never leaves a cell empty', () => {
    const views = [
      economics.quantities_view([span, single], 'm'),
      economics.results_view(
        [{ model: 'm', strategy: 'usual', measure: 'cost', value: null, low: 1, high: 2 }],
        'm',
      ),
      economics.acceptability_view([{ model: 'm', worth: 20, strategy: 'usual', share: 0.25 }], 'm'),
      economics.tornado_view(
        [{ model: 'm', parameter: 'p', title: 'P', low: 0, high: 1, at_low: 2, at_high: null }],
        'm',
      ),
    ];
    for (const view of views)
      for (const row of view.rows) {
        expect(row.cells.length + 1).toBe(view.head.length);
        for (const cell of row.cells) expect(cell.text).not.toBe('');
      }
  });

  it('names models as people read them', () => {
    expect(economics.model_label('msk_first_contact')).toBe('Msk first contact');
    expect(economics.models_of([span, single])).toEqual(['msk_first_contact']);
  });

  it('takes titles of models from the answer, and codes where that is not clear', () => {
    const other = { ...span, model: 'other_model', title: 'Beds' };
    const answer = [
      ['First contact: care: GP appointments released in a year: 609.6 to 1,127.7.'],
      ['No model at all.'],
    ];
    const titles = economics.titles_of(answer, [single, span, other]);
    expect([...titles]).toEqual([
      ['msk_first_contact', 'First contact: care'],
      ['other_model', 'Other model'],
    ]);
    expect(economics.titles_of(answer, [span, { ...span, model: 'twin' }]).get('twin')).toBe('Twin');
    expect(economics.notes_of(['First contact: care: weak.', 'Of all.'], titles, 'other_model')).toEqual([
      'Of all.',
    ]);
  });

  it('shows no digits that the report does not hold, and says so', () => {
    const column = { name: 'low', label: 'Low', kind: 'number' as const, digits: 1, values: [0.7] };
    const table = { caption: '', columns: [column], notes: [] };
    expect(economics.digits_held(table, 'low')).toBe(1);
    expect(economics.digits_held(undefined, 'low')).toBe(2);
    expect(economics.rounding_note(1)[0]).toContain('one digit');
    expect(economics.rounding_note(2)).toEqual([]);
  });
});
