import { PostgreSQL, sql } from '@codemirror/lang-sql'
import type { Extension } from '@codemirror/state'
import type { Catalog } from '../../../../core/contract/sql.ts'
import { completeCatalog, toNamespace } from './catalog-completion.ts'
import { completeCteNames } from './cte-completion.ts'

/** PostgreSQL's dialect with completion of the sandbox's names and the query's own common table expressions. */
export function sqlLanguage(catalog: Catalog): Extension {
  return [
    sql({ dialect: PostgreSQL, schema: toNamespace(catalog), defaultSchema: 'public' }),
    PostgreSQL.language.data.of({ autocomplete: completeCteNames }),
    PostgreSQL.language.data.of({ autocomplete: completeCatalog(catalog) }),
  ]
}
