/**
 * The FTS5 expression that finds attempts with all words of `search`, each as the beginning of a word; null when it holds no words.
 * Every word is quoted, so that nothing of it is taken for FTS5's own language: https://www.sqlite.org/fts5.html#fts5_strings
 */
export function searchExpression(search: string): string | null {
  const words = search
    .split(/[\s"\0]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"*`)
  return words.length === 0 ? null : words.join(' ')
}
