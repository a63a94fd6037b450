import { expect, test } from 'vitest'
import { splitNamedSql } from '../../../core/cases/named-sql.ts'

test('numbers parameters in the order of their first use and leaves everything else alone', () => {
  const sql = 'SELECT :b::int, \':a\', ":a", $$ :a $$, a[1:n], :a /* :c /* :d */ */ FROM t WHERE x = :b -- :e'
  expect(splitNamedSql(`-- the file\n\n-- name: find\n${sql}`)).toEqual({
    queries: [
      {
        name: 'find',
        line: 3,
        parameters: ['b', 'a'],
        sql: 'SELECT $1::int, \':a\', ":a", $$ :a $$, a[1:n], $2 /* :c /* :d */ */ FROM t WHERE x = $1 -- :e',
      },
    ],
    problems: [],
  })
})

test('splits a file by its headers and drops the closing semicolon', () => {
  const { queries } = splitNamedSql('-- name: one\nSELECT 1;\n\n-- name: two\n-- why\nSELECT :x;\n')
  expect(queries.map(({ name, line, sql }) => [name, line, sql])).toEqual([
    ['one', 1, 'SELECT 1'],
    ['two', 4, '-- why\nSELECT $1'],
  ])
})

test.each([
  ['SELECT 1\n-- name: a\nSELECT 1', 1, 'SQL before the first'],
  ['-- name: Bad Name\nSELECT 1', 1, 'is no name'],
  ['-- name: a\nSELECT 1\n-- name: a\nSELECT 2', 3, 'is defined twice'],
  ['-- name: a\n-- nothing here', 1, 'has no SQL'],
  ['-- name: a\nSELECT 1; SELECT 2', 1, 'has 2 statements'],
  ["-- name: a\nSELECT 1,\n  'never ends", 3, 'string that begins here is never closed'],
  ['-- name: a\nSELECT $x$ never ends', 2, 'dollar-quoted string that begins here'],
])('says on which line %j is wrong', (text, line, message) => {
  expect(splitNamedSql(text).problems).toMatchObject([{ line, message: expect.stringContaining(message) }])
})
