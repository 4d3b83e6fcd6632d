import { DIMENSIONS, type Dimension } from './report_data';

/** Chosen value of each dimension; a dimension that is not here is not filtered. */
export type Filters = Partial<Record<Dimension, string>>;

export interface Address {
  page: string;
  filters: Filters;
  /** The earlier month that a page of changes compares with; empty = as the page chooses. */
  since?: string;
}

/** `#capacity?profession=PT&place=sheffield`. What it cannot read it leaves out. */
export function parse_address(hash: string): Address {
  const text = hash.replace(/^#/, '');
  const mark = text.indexOf('?');
  const page = mark < 0 ? text : text.slice(0, mark);
  const parameters = new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1));
  const filters: Filters = {};
  for (const dimension of DIMENSIONS) {
    const value = parameters.get(dimension);
    if (value !== null && value !== '') filters[dimension] = value;
  }
  const since = parameters.get('since') ?? '';
  return since === '' ? { page, filters } : { page, filters, since };
}

/** The inverse; dimensions always in the same order, so that equal views have equal addresses. */
export function write_address({ page, filters, since = '' }: Address): string {
  const query = [query_of(filters), since === '' ? '' : `since=${encodeURIComponent(since)}`]
    .filter((part) => part !== '')
    .join('&');
  return query === '' ? `#${page}` : `#${page}?${query}`;
}

/** `key=value&…` in the order of dimensions, percent-encoded: the tail of an address and of a figure name. */
export function query_of(filters: Filters): string {
  return DIMENSIONS.filter((d) => (filters[d] ?? '') !== '')
    .map((d) => `${d}=${encodeURIComponent(filters[d]!)}`)
    .join('&');
}
