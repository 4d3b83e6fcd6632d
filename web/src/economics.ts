import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { Sentence, Table } from './report_data';
import { text } from './supply';
import type { TableCell, TableView } from './table_view';

/** Patient-flow models (docs/methods/economics.md); internal edition only. */
export const QUANTITIES = 'economics_quantities';
export const RESULTS = 'economics_results';
export const ACCEPTABILITY = 'economics_acceptability';
export const TORNADO = 'economics_tornado';
export const BUDGET = 'economics_budget';
export const PARAMETERS = 'economics_parameters';

export function models_of(rows: PlainRow[]): string[] {
  return [...new Set(rows.map((r) => text(r, 'model')))];
}

/** "msk_first_contact" as people read it. */
export function model_label(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Titles by model. Tables hold codes; the answer of the page says "title: figure: …" for each model, so the title is
 * what stands before one of its figures. A model that no sentence or more than one could mean keeps its code.
 */
export function titles_of(answer: Sentence[], quantities: PlainRow[]): Map<string, string> {
  const sentences = answer.map((s) =>
    s.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  );
  const found = models_of(quantities).map((model): [string, string] => {
    const marks = quantities.filter((q) => text(q, 'model') === model).map((q) => `: ${text(q, 'title')}: `);
    const titles = sentences.flatMap((s) => {
      const at = Math.max(...marks.map((m) => s.indexOf(m)));
      return at > 0 ? [s.slice(0, at)] : [];
    });
    return [model, titles.length === 1 ? titles[0]! : model_label(model)];
  });
  const twice = (title: string): boolean => found.filter(([, t]) => t === title).length > 1;
  return new Map(found.map(([model, t]) => [model, twice(t) ? model_label(model) : t]));
}

/** Notes that do not begin with the title of another model. */
export function notes_of(notes: string[], titles: Map<string, string>, model: string): string[] {
  const others = [...titles].filter(([m]) => m !== model).map(([, t]) => `${t}: `);
  return notes.filter((n) => !others.some((o) => n.startsWith(o)));
}

/** Digits to show of a column: two, or as many as the report holds, so that none is made up. */
export function digits_held(table: Table | undefined, column: string): number {
  return Math.min(2, table?.columns.find((c) => c.name === column)?.digits ?? 2);
}

/** Said under a table whose numbers the report holds with fewer than two digits. */
export function rounding_note(digits: number): string[] {
  if (digits >= 2) return [];
  const what = digits === 1 ? 'one digit after the point' : 'whole numbers';
  return [`Rounded to ${what} in the report, so small shares may read 0; the table of the run is exact.`];
}

const known = (row: PlainRow, column: string): boolean => typeof row[column] === 'number';

function figure(row: PlainRow, table: string, measure: string, keys: string[]): string {
  return figure_name(table, measure, Object.fromEntries(keys.map((k) => [k, text(row, k)])));
}

function number(row: PlainRow, table: string, column: string, keys: string[], digits = 1): TableCell {
  if (!known(row, column)) return { text: format.NO_DATA };
  return { text: format.cell(row[column], digits), figure: figure(row, table, column, keys) };
}

/** One number, or from end to end where it rests on a range. */
export function quantity_text(row: PlainRow): string {
  if (known(row, 'span_low')) return format.range(row['span_low'], row['span_high'], 1);
  return format.cell(row['value'], 1);
}

export function finding(rows: PlainRow[]): string {
  const row = rows.find((r) => known(r, 'span_low')) ?? rows[0];
  if (row === undefined) return '';
  return `${text(row, 'title')}: ${quantity_text(row)} ${text(row, 'unit')}.`;
}

export function quantities_view(rows: PlainRow[], name: string): TableView {
  return {
    caption: `${name}: figures`,
    head: [
      { text: 'Figure', numeric: false },
      { text: 'Unit', numeric: false },
      { text: 'Value or span', numeric: true },
      { text: '95 of 100 draws', numeric: true },
    ],
    rows: rows.map((row) => ({
      head: text(row, 'title'),
      cells: [
        { text: text(row, 'unit') || 'Number' },
        {
          text: quantity_text(row),
          figure: figure(row, QUANTITIES, known(row, 'span_low') ? 'span_low' : 'value', [
            'model',
            'quantity',
          ]),
        },
        { text: format.range(row['low'], row['high'], 1), nowrap: true },
      ],
    })),
  };
}

export function results_view(rows: PlainRow[], name: string): TableView {
  return {
    caption: `${name}: costs and effects`,
    head: [
      { text: 'What', numeric: false },
      { text: 'Strategy', numeric: false },
      { text: 'Value', numeric: true },
      { text: '95 of 100 draws', numeric: true },
    ],
    rows: rows.map((row) => ({
      head: model_label(text(row, 'measure')),
      cells: [
        { text: model_label(text(row, 'strategy')) },
        known(row, 'value')
          ? number(row, RESULTS, 'value', ['model', 'strategy', 'measure'])
          : { text: 'A range only' },
        { text: format.range(row['low'], row['high'], 1), nowrap: true },
      ],
    })),
  };
}

export function acceptability_view(rows: PlainRow[], name: string, digits = 2): TableView {
  const strategies = [...new Set(rows.map((r) => text(r, 'strategy')))];
  const worths = [...new Set(rows.map((r) => r['worth']))];
  return {
    caption: `${name}: share of draws with the most net benefit`,
    head: [
      { text: 'One more effect is worth, pounds', numeric: false },
      ...strategies.map((s) => ({ text: model_label(s), numeric: true })),
    ],
    rows: worths.map((worth) => ({
      head: format.cell(worth),
      cells: strategies.map((strategy) => {
        const row = rows.find((r) => r['worth'] === worth && r['strategy'] === strategy);
        if (row === undefined) return { text: format.NO_DATA };
        return number(row, ACCEPTABILITY, 'share', ['model', 'worth', 'strategy'], digits);
      }),
    })),
  };
}

export function tornado_view(rows: PlainRow[], name: string, digits = 2): TableView {
  return {
    caption: `${name}: one parameter at a time`,
    head: [
      { text: 'Parameter', numeric: false },
      { text: 'From', numeric: true },
      { text: 'To', numeric: true },
      { text: 'Figure at the low end', numeric: true },
      { text: 'Figure at the high end', numeric: true },
    ],
    rows: rows.map((row) => ({
      head: text(row, 'title'),
      cells: [
        number(row, TORNADO, 'low', ['model', 'parameter'], digits),
        number(row, TORNADO, 'high', ['model', 'parameter'], digits),
        number(row, TORNADO, 'at_low', ['model', 'parameter']),
        number(row, TORNADO, 'at_high', ['model', 'parameter']),
      ],
    })),
  };
}

export function parameters_view(rows: PlainRow[], name: string, digits = 2): TableView {
  return {
    caption: `${name}: what it rests on`,
    head: [
      { text: 'Parameter', numeric: false },
      { text: 'Value', numeric: true },
      { text: 'Range', numeric: true },
      { text: 'Mark', numeric: false },
      { text: 'Source', numeric: false },
    ],
    rows: rows.map((row) => ({
      head: text(row, 'title'),
      cells: [
        number(row, PARAMETERS, 'value', ['model', 'parameter'], digits),
        { text: format.range(row['low'], row['high'], digits), nowrap: true },
        { text: text(row, 'mark') },
        { text: text(row, 'source') },
      ],
    })),
  };
}
