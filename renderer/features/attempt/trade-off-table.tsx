import { type TradeOff, tradeOffsSchema } from '../../../core/contract/workspace.ts'

/** The stored log read as trade-offs; null when the text is none. */
export function readTradeOffs(text: string): readonly TradeOff[] | null {
  if (text.trim() === '') return []
  try {
    const parsed = tradeOffsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const COLUMNS = [
  ['decision', 'Decision'],
  ['gain', 'What it gains'],
  ['cost', 'What it costs'],
  ['alternative', 'Alternative'],
] as const

/** The trade-off log as a table. */
export function TradeOffTable({ text }: { readonly text: string }) {
  const tradeOffs = readTradeOffs(text)
  if (tradeOffs === null) {
    return (
      <>
        <p className="mb-2 text-sm text-text-muted">The log cannot be read as a table; this is its stored text.</p>
        <pre className="whitespace-pre-wrap rounded-md bg-surface-sunken p-3 font-mono text-xs">{text}</pre>
      </>
    )
  }
  if (tradeOffs.length === 0) return <p className="text-sm text-text-muted">None was written down.</p>
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead className="text-text-muted text-xs">
        <tr>
          {COLUMNS.map(([key, name]) => (
            <th key={key} scope="col" className="border-border border-b py-1.5 pr-4 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tradeOffs.map((tradeOff) => (
          <tr key={tradeOff.id}>
            {COLUMNS.map(([key]) => (
              <td key={key} className="whitespace-pre-wrap break-words border-border border-b py-2 pr-4 align-top">
                {tradeOff[key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
