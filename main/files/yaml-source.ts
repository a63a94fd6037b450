import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'

/** A YAML text, its value, and where in the text each field stands. */
export interface YamlSource {
  readonly value: unknown
  /** Lines are 1-based. */
  readonly errors: readonly { readonly line: number | null; readonly message: string }[]
  /** The 1-based line of the field at `path`, or of the nearest field around it that exists. */
  lineOf(path: readonly PropertyKey[]): number | null
}

/**
 * Parses one YAML 1.2 document of plain data. Aliases and merge keys are refused, because nothing in a case needs them and they
 * can make a small file expand without end.
 */
export function parseYaml(text: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const errors = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: `This is not valid YAML: ${message}. Correct it.`,
  }))
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const offset = offsetOf(document, path.slice(0, depth))
      if (offset !== null) return lineAt(offset)
    }
    return null
  }
  if (errors.length > 0) return { value: null, errors, lineOf }
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), errors, lineOf }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `Aliases (&name, *name) are not allowed (${reason}): write the value out.`
    return { value: null, errors: [{ line: firstAliasLine(text), message }], lineOf }
  }
}

function firstAliasLine(text: string): number | null {
  const index = text.split('\n').findIndex((line) => /(?:^|[\s:[,-])\*[\w-]+/.test(line))
  return index < 0 ? null : index + 1
}

/** Where the field begins: its key in a mapping, its value in a list. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | null {
  if (path.length === 0) return isNode(document.contents) ? (document.contents.range?.[0] ?? null) : null
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last)
    if (isScalar(pair?.key)) return pair.key.range?.[0] ?? null
  }
  const node: unknown = document.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}
