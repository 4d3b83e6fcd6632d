import { getContext, setContext } from 'svelte';
import { parse_address, write_address, type Filters } from './address';
import { CellTable } from './cell_table';
import * as figures from './figures';
import * as question from './question';
import type { Dimension, Page, ReportData } from './report_data';

const KEY = Symbol('report');

/** The data and what the reader looks at: page and filters live in the address, the rest here. */
export class Report {
  page_id = $state('');
  /** As in the address; a month only where one was chosen. */
  filters = $state.raw<Filters>({});
  /** The earlier month that changes are counted from; empty = as the page chooses. */
  since = $state('');
  /** Name of the figure whose explanation is open. */
  open_figure = $state.raw<string | null>(null);
  /** For screen readers. */
  announcement = $state('');

  private readonly tables = new Map<string, CellTable>();

  constructor(readonly data: ReportData) {
    this.read_address();
  }

  get page(): Page {
    const pages = this.data.pages;
    return pages.find((p) => p.id === this.page_id) ?? pages.find((p) => p.missing === '') ?? pages[0]!;
  }

  get month(): string {
    return this.filters.month ?? this.data.meta.month;
  }

  /** Filters with the month that is shown when none was chosen. */
  get asked(): Filters {
    return { ...this.filters, month: this.month };
  }

  get is_filtered(): boolean {
    return Object.keys(this.filters).length > 0;
  }

  read_address(): void {
    const address = parse_address(location.hash);
    const known = this.data.pages.find((p) => p.id === address.page && p.missing === '');
    // An address that names no page (such as a link to a heading) leaves the page as it is.
    if (known !== undefined) this.page_id = known.id;
    else if (this.page_id === '') this.page_id = this.data.pages.find((p) => p.missing === '')?.id ?? '';
    if (known !== undefined || address.page === '') {
      this.filters = address.filters;
      this.since = address.since ?? '';
    }
  }

  address_of(page: string, filters: Filters = this.filters): string {
    return write_address({ page, filters, since: this.since });
  }

  set_since(month: string): void {
    this.since = month;
    this.go(this.page.id, this.filters);
  }

  set_filter(dimension: Dimension, code: string): void {
    const filters = { ...this.filters };
    if (code === '' || (dimension === 'month' && code === this.data.meta.month)) delete filters[dimension];
    else filters[dimension] = code;
    this.go(this.page.id, filters);
  }

  clear_filters(): void {
    this.go(this.page.id, {});
  }

  announce(text: string): void {
    this.announcement = text;
  }

  table(name: string): CellTable | undefined {
    const known = this.tables.get(name);
    if (known !== undefined) return known;
    const source = this.data.tables[name];
    if (source === undefined) return undefined;
    const table = new CellTable(name, source);
    this.tables.set(name, table);
    return table;
  }

  /** Cells of a table for the chosen filters, broken down by `by`. */
  ask(table: string, by: Dimension[], filters: Filters = this.asked): question.Answer {
    return question.ask(
      this.table(table),
      this.data.vocabulary,
      this.data.meta.disclosure,
      { filters, by },
      this.data.missing_tables?.[table],
    );
  }

  can_answer(table: string, by: Dimension[], filters: Filters = this.asked): boolean {
    return question.can_answer(this.table(table), this.data.vocabulary, { filters, by });
  }

  label(dimension: Dimension, code: string): string {
    return question.label_of(this.data.vocabulary, dimension, code);
  }

  short_label(dimension: Dimension, code: string): string {
    return question.short_label_of(this.data.vocabulary, dimension, code);
  }

  /** "Physiotherapist, Sheffield" or the area of the plan. */
  get scope(): string {
    const words = question.describe(this.data.vocabulary, this.filters);
    return words === '' ? this.data.meta.area : words;
  }

  is_explained(name: string): boolean {
    // Asked for every number of a page, so without taking the name apart.
    const end = name.indexOf('?');
    return this.data.measures[end < 0 ? name : name.slice(0, end)] !== undefined;
  }

  explain(name: string): figures.Explanation | null {
    return figures.explain(this.data, (table) => this.table(table), name);
  }

  private go(page: string, filters: Filters): void {
    const hash = write_address({ page, filters, since: this.since });
    if (hash !== location.hash) history.pushState(null, '', hash);
    this.read_address();
  }
}

export function provide_report(report: Report): void {
  setContext(KEY, report);
}

export function use_report(): Report {
  return getContext<Report>(KEY);
}
