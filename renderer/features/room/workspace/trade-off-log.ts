import { type TradeOff, tradeOffsSchema } from '../../../../core/contract/workspace.ts'

/** What the trade-off document holds; `invalid` when it is no trade-off log, and then it must not be written over. */
export type TradeOffLog =
  | { readonly kind: 'valid'; readonly rows: readonly TradeOff[] }
  | { readonly kind: 'invalid'; readonly message: string }

/** Reads the trade-off document; an empty one is an empty log. */
export function readTradeOffs(text: string): TradeOffLog {
  if (text.trim() === '') return { kind: 'valid', rows: [] }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'invalid', message: 'The stored text is not JSON.' }
  }
  const parsed = tradeOffsSchema.safeParse(json)
  if (parsed.success) return { kind: 'valid', rows: parsed.data }
  const issue = parsed.error.issues[0]
  const place = issue === undefined || issue.path.length === 0 ? 'the list' : issue.path.map(String).join(' › ')
  return { kind: 'invalid', message: `The stored text is no trade-off log: ${place}: ${issue?.message ?? 'unknown'}` }
}

/** The document for these rows; the empty text for none. */
export function writeTradeOffs(rows: readonly TradeOff[]): string {
  return rows.length === 0 ? '' : JSON.stringify(rows, null, 2)
}
