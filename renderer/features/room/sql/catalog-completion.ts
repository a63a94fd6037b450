import type { Completion, CompletionSource } from '@codemirror/autocomplete'
import type { SQLNamespace } from '@codemirror/lang-sql'
import type { Catalog } from '../../../../core/contract/sql.ts'

type Table = Catalog['tables'][number]

/** The sandbox's tables as the SQL language package wants them: schema, table, columns. */
export function toNamespace(catalog: Catalog): SQLNamespace {
  const schemas: Record<string, Record<string, SQLNamespace>> = {}
  for (const table of catalog.tables) {
    schemas[table.schema] = { ...schemas[table.schema], [table.name]: describeTable(table) }
  }
  return schemas
}

function describeTable(table: Table): SQLNamespace {
  return { self: { label: table.name, type: 'class', detail: table.kind }, children: table.columns.map(describeColumn) }
}

function describeColumn(column: Table['columns'][number]): Completion {
  return { label: column.name, type: 'property', detail: column.notNull ? `${column.type} not null` : column.type }
}

/** Completes the sandbox's functions, and columns of every table where no table has been named before a dot. */
export function completeCatalog(catalog: Catalog): CompletionSource {
  const options = [...functionOptions(catalog), ...columnOptions(catalog)]
  return (context) => {
    const word = context.matchBefore(/\w+/)
    if (word === null && !context.explicit) return null
    const from = word?.from ?? context.pos
    if (context.state.sliceDoc(from - 1, from) === '.') return null
    return { from, options, validFor: /^\w*$/ }
  }
}

function functionOptions(catalog: Catalog): Completion[] {
  return catalog.functions.map((each) => ({
    label: each.name,
    apply: `${each.name}(`,
    type: 'function',
    detail: `(${each.arguments})`,
  }))
}

function columnOptions(catalog: Catalog): Completion[] {
  const tablesByColumn = new Map<string, string[]>()
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      tablesByColumn.set(column.name, [...(tablesByColumn.get(column.name) ?? []), table.name])
    }
  }
  return [...tablesByColumn].map(([label, tables]) => ({
    label,
    type: 'property',
    detail: tables.length > 3 ? `${tables.length} tables` : tables.join(', '),
    boost: -1,
  }))
}
