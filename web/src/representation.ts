import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { TableCell } from './table_view';

export interface Choice {
  id: string;
  label: string;
}

/** Stages from the population to the highest bands, in the order in which progress is read. */
export const STAGES: (Choice & { short: string })[] = [
  { id: 'population', label: 'Population', short: 'Population' },
  { id: 'joiners', label: 'Joined in the year', short: 'Joined' },
  { id: 'staff', label: 'All staff', short: 'All staff' },
  { id: 'to_5', label: 'Band 5 and below', short: 'To band 5' },
  { id: '6_7', label: 'Bands 6 and 7', short: 'Bands 6, 7' },
  { id: '8a_up', label: 'Band 8a and above', short: 'From 8a' },
];

export const CHARACTERISTICS: Choice[] = [
  { id: 'ethnic_group', label: 'Ethnic group' },
  { id: 'sex', label: 'Sex' },
  { id: 'disability', label: 'Disability' },
  { id: 'age_group', label: 'Age' },
];

export const OUTCOMES: Choice[] = [
  { id: 'next_6_7', label: 'In bands 6 and 7, of those there and below' },
  { id: 'next_8a_up', label: 'In band 8a and above, of those there and in bands 6 and 7' },
];

/** Rows that are no group: shown below the groups, outside their shares. */
export const NO_GROUPS = ['not_stated', 'not_read', 'not_in_list'];

const FINDINGS: Record<string, { text: string; tag?: TableCell['tag'] }> = {
  less_likely: { text: 'Less likely', tag: 'yellow' },
  more_likely: { text: 'More likely', tag: 'blue' },
  no_clear_difference: { text: 'No clear difference' },
  too_few: { text: 'Too few to tell' },
};

export const finding_cell = (row: PlainRow): TableCell => {
  const known = FINDINGS[String(row['finding'])];
  return known ?? { text: String(row['finding']) };
};

/** One to four people of a group are not told apart on a page that may lie on a table. */
export function people_text(people: PlainRow[string] | undefined): string {
  if (typeof people !== 'number') return format.NO_DATA;
  return people > 0 && people < 5 ? 'fewer than 5' : format.number(people);
}

/** "Women" → "women", "Asian people" stays. */
export const within = (name: string): string =>
  /^(Women|Men|People|Disabled)/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

export const interval_text = (low: PlainRow[string], high: PlainRow[string], digits = 1): string =>
  typeof low === 'number' && typeof high === 'number'
    ? `${format.number(low, digits)} to ${format.number(high, digits)}`
    : '';

export function share_figure(row: PlainRow): string {
  const text = (key: string): string => String(row[key] ?? '');
  return figure_name('representation_shares', 'share', {
    month: text('month'),
    profession: text('profession'),
    stage: text('stage'),
    characteristic: text('characteristic'),
    group_code: text('group_code'),
  });
}

export function likelihood_figure(row: PlainRow): string {
  const text = (key: string): string => String(row[key] ?? '');
  return figure_name('representation_likelihood', 'likelihood', {
    month: text('month'),
    profession: text('profession'),
    outcome: text('outcome'),
    characteristic: text('characteristic'),
    group_code: text('group_code'),
  });
}

/** Share with its interval and the people behind it; where a share would tell of too few, that. */
export function share_cell(row: PlainRow | undefined): TableCell {
  if (row === undefined) return { text: format.NO_DATA };
  const people =
    typeof row['people'] === 'number' ? `${people_text(row['people'])} people` : 'published share';
  if (typeof row['share'] !== 'number') return { text: 'Too few', below: people };
  const interval = interval_text(row['share_low'] ?? null, row['share_high'] ?? null);
  return {
    text: format.cell(row['share'], 1, '%'),
    below: interval === '' ? people : `${interval}\n${people}`,
    figure: share_figure(row),
  };
}

/** The likelihood with its interval; nothing of too few. */
export function likelihood_cell(row: PlainRow): TableCell {
  if (typeof row['likelihood'] !== 'number') return { text: 'Too few' };
  return {
    text: format.number(row['likelihood'], 2),
    below: interval_text(row['likelihood_low'] ?? null, row['likelihood_high'] ?? null, 2),
    figure: likelihood_figure(row),
  };
}

/** "8 of 200". */
export const outcome_text = (row: PlainRow, of: '' | 'reference_'): string =>
  `${people_text(row[`${of}with_outcome`])} of ${people_text(row[`${of}of_people`])}`;

/** Clear findings first, then by distance from 1. */
export function by_clearness(a: PlainRow, b: PlainRow): number {
  const distance = (row: PlainRow): number => {
    const [low, high] = [row['likelihood_low'], row['likelihood_high']];
    if (typeof low !== 'number' || typeof high !== 'number') return 0;
    return row['finding'] === 'less_likely' ? -Math.log(high) : Math.log(low);
  };
  return distance(b) - distance(a);
}

export const is_clear = (row: PlainRow): boolean =>
  row['finding'] === 'less_likely' || row['finding'] === 'more_likely';
