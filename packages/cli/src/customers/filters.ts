import type { CustomerListQuery } from '@rollcall/client';

/** Which customers are meant, as the options of a command say. */
export interface ListFilters {
  readonly search?: string;
  readonly type?: 'INDIVIDUAL' | 'BUSINESS';
  readonly created?: string;
  readonly archived: 'exclude' | 'include' | 'only';
}

/** Only what was asked for is sent: the hosted API knows no `archived`. */
export function toListQuery({ search, type, created, archived }: ListFilters): CustomerListQuery {
  return {
    ...(search !== undefined && { search_term: search }),
    ...(type !== undefined && { customer_type: type }),
    ...(created !== undefined && { date_created: created }),
    ...(archived !== 'exclude' && { archived }),
  };
}
