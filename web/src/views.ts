import type { Dimension } from './report_data';

/** What the parts of a page ask for: decides which filters the page offers. Pages that are not here are not filtered. */
export const VIEWS_OF_PAGES: Record<string, { table: string; by: Dimension[] }[]> = {
  overview: [
    { table: 'capacity_cells', by: [] },
    { table: 'capacity_cells', by: ['profession'] },
    { table: 'trend', by: [] },
  ],
  'what-changed': [
    { table: 'capacity_changes', by: [] },
    { table: 'capacity_changes', by: ['profession'] },
    { table: 'capacity_changes', by: ['employer'] },
  ],
  staffing: [
    { table: 'capacity_staffing_position', by: [] },
    { table: 'capacity_staffing_position', by: ['profession'] },
    { table: 'capacity_staffing_position', by: ['employer'] },
    { table: 'capacity_staffing_position', by: ['place'] },
  ],
  // The sheets are of the whole area: no other filter than profession and month.
  profession: [{ table: 'past_55', by: ['profession'] }],
  capacity: [
    { table: 'rates', by: ['profession', 'place'] },
    { table: 'capacity_cells', by: ['profession', 'place'] },
    { table: 'capacity_cells', by: ['role_level'] },
    { table: 'capacity_cells', by: ['band'] },
    { table: 'capacity_cells', by: ['setting'] },
    { table: 'capacity_cells', by: ['sector'] },
    { table: 'capacity_cells', by: ['employer'] },
    { table: 'capacity_cells', by: ['staffing'] },
    { table: 'trend', by: [] },
  ],
};
