/**
 * What the C++ side puts into report.html, described once for the pages. The same contract in words, with an example
 * and the rules for writing it: docs/formats/report-data.md. The pages format, filter and draw these values; they
 * compute no statistic of their own.
 */

/** Changes only when an older page could not read newer data. */
export const REPORT_FORMAT = 'cadre-report/1';

/** A value that may be hidden: a number, text, `"*"` = withheld by disclosure control, `null` = no data. */
export type Cell = number | string | null;
export const SUPPRESSED = '*';

/** The keys a table may be broken down by, in the order in which figure names write them. */
export const DIMENSIONS = [
  'month',
  'profession',
  'role_level',
  'band',
  'setting',
  'sector',
  'employer',
  'place',
  'ics',
  'region',
  'age_band',
  'staffing',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Mark = 'published' | 'plan' | 'assumed' | 'assumed_example';

export interface ReportData {
  format: typeof REPORT_FORMAT;
  meta: Meta;
  vocabulary: Vocabulary;
  sections: Section[];
  pages: Page[];
  measures: Record<string, Measure>;
  figures: Record<string, Figure>;
  tables: Record<string, Table>;
  /** For a table that could not be made: in one line, which file to add. */
  missing_tables?: Record<string, string>;
  assumptions: Assumption[];
  capacity: CapacityNotes;
  quality: Quality;
  sources: Sources;
}

export interface Meta {
  plan_name: string;
  area: string;
  /** Month shown first, `2025-03`. */
  month: string;
  /** All months with data, ascending. */
  months: string[];
  edition: 'internal' | 'release';
  synthetic: boolean;
  provisional: boolean;
  /** Why it is provisional; empty otherwise. */
  provisional_reason: string;
  version: string;
  disclosure: Disclosure;
  /** Hashes of what the report was made from. */
  generated_from: { name: string; sha256: string }[];
}

export interface Disclosure {
  mode: 'round5' | 'suppress' | 'off';
  /** What was done to the figures, in a sentence or two. */
  text: string;
  /** What `*` means in this report, in a sentence. */
  suppressed: string;
  /** Why a combination of filters has no table, as the end of a sentence: "because …". */
  not_released: string;
}

/** Labels and order of the codes of each dimension. A code that is missing here is shown as it is. */
export type Vocabulary = Partial<Record<Dimension, Term[]>>;

export interface Term {
  code: string;
  label: string;
  /** For narrow places such as a column of the heat map; the label otherwise. */
  short?: string;
  /** Professions only: on the list of small and vulnerable professions. */
  small_and_vulnerable?: boolean;
  /** Code of what it belongs to: a place its ICS, an ICS its region, an employer its sector. */
  parent?: string;
}

export interface Section {
  id: string;
  title: string;
}

export interface Page {
  id: string;
  section: string;
  /** Name in the navigation: "Capacity". */
  title: string;
  question: string;
  /** One or two sentences, each a list of parts; empty while the page has no data. */
  answer: Sentence[];
  /** Empty when the page has its data; otherwise which file to add, or why it is withheld, in one line. */
  missing: string;
  /** The page has its data, but this edition may not show it: `missing` says why. */
  withheld?: boolean;
}

/** Plain text, or a number inside the text that opens its explanation. */
export type Sentence = (string | FigureReference)[];

export interface FigureReference {
  /** A key of `figures`, or any `table.measure?key=value&…` with a known measure. */
  figure: string;
  /** As written in the sentence: "2,480". */
  text: string;
}

/** The recipe of one column of one table; its key is `table.column`. */
export interface Measure {
  label: string;
  /** "people", "FTE", "%", "FTE per 100,000", … */
  unit: string;
  /** Digits after the point. */
  digits: number;
  definition: string;
  formula: string;
  source: string;
  /** Ids of `assumptions`. */
  assumptions: string[];
  caveats: string[];
  /** Records behind the whole table, by input file: what a cell without counts of its own shows. */
  counts_by_file: FileCount[];
}

export interface FileCount {
  file: string;
  /** Rows that count; `"*"` when withheld. */
  rows: Cell;
  people: Cell;
  fte: Cell;
}

/** One explained number; its key is `table.measure?key=value&…`. Everything left out comes from the measure. */
export interface Figure {
  value: Cell;
  low?: Cell;
  high?: Cell;
  /** Which records count, in words. Made from the key when left out. */
  predicate?: string;
  counts_by_file?: FileCount[];
  assumptions?: string[];
  caveats?: string[];
  /** `cadre explain …`; made from the key when left out. */
  command?: string;
}

/** Columns of equal length. */
export interface Table {
  caption: string;
  columns: Column[];
  /** Sentences for below the table: coverage, breaks, what `*` stands for. */
  notes: string[];
  /**
   * For a table of cells: the groupings it answers, each a set of dimensions beside the month. A row belongs to the
   * grouping whose dimensions it fills, all others being "". A grouping listed here without a row for some codes
   * means that nobody is there; a grouping not listed was not released.
   */
  groupings?: Dimension[][];
}

export type ColumnKind = 'code' | 'text' | 'number' | 'month' | 'date';

export interface Column {
  name: string;
  label: string;
  kind: ColumnKind;
  unit?: string;
  digits?: number;
  /** Either the values themselves … */
  values?: Cell[];
  /** … or indexes into a dictionary (for columns of codes). */
  dictionary?: string[];
  codes?: number[];
}

export interface Assumption {
  id: string;
  name: string;
  value: string;
  low: string;
  high: string;
  unit: string;
  mark: Mark;
  source: string;
  date: string;
  /** How far the headline FTE moves between low and high; `null` where that was not measured. */
  influence_fte: number | null;
  influence_text: string;
}

export interface CapacityNotes {
  turnover: { available: boolean; reason: string };
  conflicts: Conflict[];
  /** Months in which a series was recoded or its coverage jumped. */
  breaks: { month: string; text: string }[];
}

/** One quantity that two or more sources tell differently; all are shown and none is picked silently. */
export interface Conflict {
  id: string;
  what: string;
  unit: string;
  values: { source: string; value: Cell; used: boolean }[];
  difference: string;
  explanation: string;
}

export interface Quality {
  ledger: LedgerRow[];
  rules: Rule[];
  scores: QualityScore[];
  /** Job roles as written and what each was read as, most rows first; internal edition only. */
  role_labels?: { label: string; profession: string; rows: Cell }[];
  rejects: { reason: string; remedy: string; rows: Cell }[];
  /** At most twenty, worst first; no identifier and no unsafe value. */
  worst: Fault[];
}

/** read = accepted + review + rejected + merged. */
export interface LedgerRow {
  file: string;
  read: Cell;
  accepted: Cell;
  review: Cell;
  rejected: Cell;
  merged: Cell;
}

export interface Rule {
  id: string;
  meaning: string;
  severity: 'error' | 'warning' | 'note';
  remedy: string;
  /** Findings; 0 = never fired on this data. */
  count: Cell;
}

export interface QualityScore {
  employer: string;
  rows: Cell;
  rows_with_error: Cell;
  /** Percent of rows without any error. */
  score: Cell;
}

export interface Fault {
  rule: string;
  file: string;
  field: string;
  /** The value where its column is safe to quote, otherwise its shape. */
  shown: string;
  rows: Cell;
  fte: Cell;
  /** Points that mending them adds to the quality score of all latest lists; internal edition only. */
  gain: Cell;
  remedy: string;
}

export interface Sources {
  inputs: InputFile[];
  references: ReferenceTable[];
  overrides: Override[];
  evidence: EvidenceClass[];
}

export interface InputFile {
  name: string;
  layout: string;
  rows: Cell;
  sha256: string;
  licence: string;
  date: string;
  mark: Mark | 'synthetic';
}

export interface ReferenceTable {
  name: string;
  what: string;
  rows: number;
  sha256: string;
  source: string;
  licence: string;
  date: string;
}

export interface Override {
  id: string;
  what: string;
  reason: string;
  who: string;
  date: string;
  /** Records it changed, and by how much the headline FTE moved (internal edition only). */
  records: Cell;
  fte: Cell;
}

export interface EvidenceClass {
  id: string;
  what: string;
  rows: Cell;
  /** Measured percent correct, or null = unmeasured. */
  confidence: number | null;
  measured_on: string;
}
