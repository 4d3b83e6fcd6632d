import type { Filters } from './address';
import { code_of, value_of, type Row } from './cell_table';
import { number_cell, row_head } from './cell_views';
import { figure_name } from './figures';
import * as format from './format';
import { plain_rows, type PlainRow } from './plain_rows';
import type { Report } from './report.svelte';
import { POSITION } from './staffing';
import type { TableCell, TableView } from './table_view';

/** Shares of each profession beside those of all (docs/methods/professions.md); internal edition only. */
export const RISKS = 'capacity_profession_risks';
/** Shown on a sheet. */
const MOST_RISKS = 3;
/** Staff whose profession is not known are no profession. */
const UNCLEAR = 'AHP';

/** A figure of the sheet; what the edition or the plan does not have is left out. */
interface KeyFigure {
  label: string;
  table: string;
  measure: string;
}
export const KEY_FIGURES: KeyFigure[] = [
  { label: 'People', table: 'capacity_cells', measure: 'people' },
  { label: 'FTE', table: 'capacity_cells', measure: 'fte' },
  { label: 'FTE per 100,000', table: 'rates', measure: 'fte_per_100k' },
  { label: 'Support staff', table: 'support_mix', measure: 'support_share' },
  { label: 'Aged 55 and over', table: 'past_55', measure: 'share_55_plus' },
  { label: 'Leavers', table: 'turnover', measure: 'leaver_rate' },
  { label: 'Funded posts vacant', table: POSITION, measure: 'vacancy_rate' },
  { label: 'Bank and agency', table: POSITION, measure: 'temporary_share' },
  { label: 'Sickness', table: POSITION, measure: 'sickness_rate' },
];

export const RISK_LABELS: Record<string, string> = {
  vacancy_rate: 'Funded posts are vacant',
  leaver_rate: 'People left within a year',
  share_55_plus: 'Near retirement',
  shrinking: 'FTE lost in a year, same employers',
  thin_places: 'In places with one or two people',
  contract_ends: 'On contracts that end within 12 months',
  temporary_share: 'Bank and agency staff',
  sickness_rate: 'Days lost to sickness',
};

/** Codes of the professions that have people in the month, in the order of the vocabulary. */
export function professions_of(report: Report): string[] {
  const found = report.ask('capacity_cells', ['profession'], { month: report.month });
  return found.kind === 'answered'
    ? found.rows.map((r) => code_of(r, 'profession')).filter((code) => code !== UNCLEAR)
    : [];
}

function row_of(report: Report, table: string, filters: Filters): Row | undefined {
  const found = report.ask(table, [], filters);
  return found.kind === 'answered' ? found.rows[0] : undefined;
}

/** The key figures of one profession beside all; those that neither has are not listed. */
export function key_view(report: Report, code: string): TableView {
  const at = { month: report.month };
  const rows = KEY_FIGURES.map((f) => ({
    head: f.label,
    own: row_of(report, f.table, { ...at, profession: code }),
    all: row_of(report, f.table, at),
    measure: f.measure,
    since: value_of(row_of(report, f.table, at), 'from_month'),
  })).filter(({ own, all, measure }) => value_of(own, measure) !== null || value_of(all, measure) !== null);
  return {
    caption: `${report.label('profession', code)} beside all, ${format.month(report.month)}`,
    head: [
      { text: 'Figure', numeric: false },
      { text: 'Here', numeric: true },
      { text: 'All professions', numeric: true },
    ],
    rows: rows.map(({ head, own, all, measure, since }) => ({
      head: typeof since === 'string' && since !== '' ? `${head} since ${format.short_month(since)}` : head,
      cells: [number_cell(own, measure, { with_range: measure === 'fte' }), number_cell(all, measure)],
    })),
  };
}

/** "412 people work 360.2 FTE; 12.3% are aged 55 and over." from what is known. */
export function sheet_finding(report: Report, code: string): string {
  const at = { month: report.month, profession: code };
  const text = (table: string, measure: string): string => {
    const cell = number_cell(row_of(report, table, at), measure);
    return cell.figure === undefined || cell.text === '*' ? '' : cell.text;
  };
  const people = text('capacity_cells', 'people');
  const fte = text('capacity_cells', 'fte');
  const past = text('past_55', 'share_55_plus');
  const size =
    people === '' || fte === ''
      ? 'How many work here is withheld.'
      : `${people} people with ${fte} FTE in ${format.month(report.month)}.`;
  return past === '' ? size : `${size} ${past} are aged 55 and over.`;
}

function risk_cell(row: PlainRow, measure: string, unit: '%' | ''): TableCell {
  const key = {
    month: String(row['month']),
    profession: String(row['profession']),
    risk: String(row['risk']),
  };
  return {
    text: format.cell(row[measure] ?? null, 1, unit),
    figure: figure_name(RISKS, measure, key),
  };
}

/** What exceeds all professions most, the largest first; in a sentence why nothing is listed. */
export function risk_view(report: Report, rows: PlainRow[], code: string): TableView | string {
  const own = rows.filter((r) => r['month'] === report.month && r['profession'] === code);
  if (own.length === 0) return 'No share of this profession is known beside one of all professions.';
  const worst = own
    .filter((r) => typeof r['rank'] === 'number' && r['rank'] <= MOST_RISKS)
    .sort((a, b) => Number(a['rank']) - Number(b['rank']));
  if (worst.length === 0)
    return `None of the ${own.length} shares compared exceeds that of all professions by a percentage point or more.`;
  return {
    caption: `Where it stands worse than all professions, ${format.month(report.month)}`,
    head: ['Share', 'Here', 'All professions', 'Difference in FTE'].map((text, i) => ({
      text,
      numeric: i > 0,
    })),
    rows: worst.map((r) => ({
      head: RISK_LABELS[String(r['risk'])] ?? String(r['risk']),
      cells: [risk_cell(r, 'value', '%'), risk_cell(r, 'all_value', '%'), risk_cell(r, 'excess_fte', '')],
    })),
  };
}

export const risk_rows = (report: Report): PlainRow[] => plain_rows(report.data.tables[RISKS]);

/** Every profession with a few of its figures; each head opens its sheet. */
export function list_view(report: Report, codes: string[]): TableView {
  const at = { month: report.month };
  const shown = KEY_FIGURES.filter((f) =>
    codes.some((code) => value_of(row_of(report, f.table, { ...at, profession: code }), f.measure) !== null),
  );
  return {
    caption: `The professions, ${format.month(report.month)}`,
    head: [{ text: 'Profession', numeric: false }, ...shown.map((f) => ({ text: f.label, numeric: true }))],
    rows: codes.map((code) => {
      const cells = row_of(report, 'capacity_cells', { ...at, profession: code })!;
      return {
        ...row_head(report, cells, 'profession'),
        href: report.address_of('profession', { ...report.filters, profession: code }),
        cells: shown.map((f) => number_cell(row_of(report, f.table, { ...at, profession: code }), f.measure)),
      };
    }),
  };
}
