import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { TableCell, TableView } from './table_view';

/** Tables of the page Staffing (docs/methods/staffing.md). */
export const POSITION = 'capacity_staffing_position';
export const BANDS = 'capacity_staffing_bands';
export const RECRUITMENT = 'capacity_recruitment';
export const PEERS = 'capacity_staffing_peers';

export type Breakdown = 'profession' | 'employer' | 'place';
export const BREAKDOWNS: { id: Breakdown; label: string }[] = [
  { id: 'profession', label: 'Profession' },
  { id: 'employer', label: 'Employer' },
  { id: 'place', label: 'Place' },
];

/** A number of a table: its column, how it is headed and written. */
export interface Shown {
  column: string;
  head: string;
  digits?: number;
  unit?: '%' | '£' | '';
}

export const VACANT: Shown[] = [
  { column: 'compared_funded', head: 'Funded FTE' },
  { column: 'compared_in_post', head: 'In post, same employers' },
  { column: 'vacancies', head: 'Vacant' },
  { column: 'vacancy_rate', head: 'Vacancy rate', unit: '%' },
];
export const PRESENT: Shown[] = [
  { column: 'in_post', head: 'In post' },
  { column: 'maternity', head: 'Maternity' },
  { column: 'career_break', head: 'Career break' },
  { column: 'seconded_out', head: 'Seconded out' },
  { column: 'available', head: 'Available' },
  { column: 'ledger_contracted', head: 'Contracted, ledger' },
  { column: 'ledger_worked', head: 'Worked, ledger' },
];
export const FILLED: Shown[] = [
  { column: 'bank', head: 'Bank FTE' },
  { column: 'agency', head: 'Agency FTE' },
  { column: 'temporary_share', head: 'Bank and agency of all', unit: '%' },
  { column: 'agency_share', head: 'Agency of all', unit: '%' },
  { column: 'bank_cost', head: 'Cost of bank', digits: 0, unit: '£' },
  { column: 'agency_cost', head: 'Cost of agency', digits: 0, unit: '£' },
];
export const LOST: Shown[] = [
  { column: 'sickness_days', head: 'FTE days sick', digits: 0 },
  { column: 'other_absence_days', head: 'Other FTE days lost', digits: 0 },
  { column: 'days_available', head: 'FTE days available', digits: 0 },
  { column: 'sickness_rate', head: 'Sickness', unit: '%' },
  { column: 'other_absence_rate', head: 'Other absence', unit: '%' },
];
export const ENDING: Shown[] = [
  { column: 'contract_end_3', head: 'Contracts, 3 months' },
  { column: 'contract_end_6', head: 'Contracts, 6 months' },
  { column: 'contract_end_12', head: 'Contracts, 12 months' },
  { column: 'funding_end_3', head: 'Funding, 3 months' },
  { column: 'funding_end_6', head: 'Funding, 6 months' },
  { column: 'funding_end_12', head: 'Funding, 12 months' },
];
export const FUNNEL: Shown[] = [
  { column: 'advertised_12', head: 'Advertised FTE' },
  { column: 'offered_12', head: 'Offered' },
  { column: 'started_12', head: 'Started' },
  { column: 'offered_share', head: 'Offered of advertised', digits: 0, unit: '%' },
  { column: 'started_share', head: 'Started of offered', digits: 0, unit: '%' },
  { column: 'days_to_start', head: 'Days from advert to start', digits: 0 },
];

export const RATES = [
  { id: 'vacancy_rate', label: 'Vacancies' },
  { id: 'temporary_share', label: 'Bank and agency' },
  { id: 'agency_share', label: 'Agency' },
  { id: 'sickness_rate', label: 'Sickness' },
  { id: 'other_absence_rate', label: 'Other absence' },
  { id: 'away_share', label: 'Away' },
] as const;

const KEYS = ['month', 'profession', 'band', 'employer', 'place', 'measure'];

/** A number of a row with its unit; it opens its explanation where the report has one. */
export function shown_cell(
  row: PlainRow,
  table: string,
  shown: Shown,
  is_explained: (figure: string) => boolean,
): TableCell {
  const value = row[shown.column] ?? null;
  const text = format.cell(value, shown.digits ?? 1, shown.unit === '%' ? '%' : '');
  const cell: TableCell = { text: shown.unit === '£' && typeof value === 'number' ? `£${text}` : text };
  const key = Object.fromEntries(KEYS.filter((k) => (row[k] ?? '') !== '').map((k) => [k, String(row[k])]));
  const figure = figure_name(table, shown.column, key);
  if (value !== null && is_explained(figure)) cell.figure = figure;
  return cell;
}

/** No row of the table has a number in any of these columns: a file is missing. */
export function nothing_known(rows: PlainRow[], columns: Shown[]): boolean {
  return !rows.some((row) => columns.some((c) => typeof row[c.column] === 'number'));
}

export const heads = (first: string, columns: Shown[]): TableView['head'] => [
  { text: first, numeric: false },
  ...columns.map((c) => ({ text: c.head, numeric: true })),
];

/** Posts that are vacant in a month, for the longest time first, then the most. */
export function longest_vacant(bands: PlainRow[], month: string): PlainRow[] {
  const months = (row: PlainRow): number => Number(row['months_vacant'] ?? 0);
  return bands
    .filter((row) => row['month'] === month && months(row) > 0)
    .sort((a, b) => months(b) - months(a) || Number(b['vacancies']) - Number(a['vacancies']));
}

const REASONS: Record<string, string> = {
  no_own_figure: 'No figure of its own',
  fewer_than_3_peers: 'Fewer than 3 peers',
};
/** "6.1% to 9.0%, median 7.2%", or why there is none. */
export function peers_text(row: PlainRow): string {
  const number = (column: string): string => format.cell(row[column] ?? null, 1, '%');
  if (typeof row['median'] !== 'number')
    return REASONS[String(row['reason'])] ?? REASONS['fewer_than_3_peers']!;
  return `${format.range(row['lower_quartile'], row['upper_quartile'], 1, '%')}, median ${number('median')}`;
}

/** Where a rate stands beside its peers, in words. */
export function standing(row: PlainRow): string {
  const { value, lower_quartile: low, upper_quartile: high } = row;
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return 'Not compared';
  if (value > high) return 'Above three quarters of them';
  return value < low ? 'Below three quarters of them' : 'Among the middle half';
}
