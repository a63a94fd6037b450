import { describe, expect, it } from 'vitest'
import { cteNames } from '../../../renderer/features/room/sql/cte-completion.ts'
import { inDocument, sliceScript } from '../../../renderer/features/room/sql/script-slice.ts'
import { splitStatements, statementAt } from '../../../renderer/features/room/sql/statement-at.ts'

const texts = (script: string) => splitStatements(script).map(({ from, to }) => script.slice(from, to))

describe('statements of a script', () => {
  it.each<[string, string, string[]]>([
    ['two on a line', 'select 1; select 2', ['select 1;', 'select 2']],
    ['a semicolon in a string', "select ';'; select 2", ["select ';';", 'select 2']],
    ['a doubled quote', "select 'it''s; fine'; x", ["select 'it''s; fine';", 'x']],
    ['a backslash in an escape string', "select e'\\';'; x", ["select e'\\';';", 'x']],
    ['a quoted name', 'select ";" ; x', ['select ";" ;', 'x']],
    ['a line comment', 'select 1 -- not; here\n; x', ['select 1 -- not; here\n;', 'x']],
    ['nested block comments', '/* a /* ; */ ; */ select 1; x', ['select 1;', 'x']],
    ['a dollar-quoted body', 'do $f$ begin; $$ end; $f$; x', ['do $f$ begin; $$ end; $f$;', 'x']],
    ['a parameter is no dollar quote', 'select $1; select $2', ['select $1;', 'select $2']],
    [
      'a SQL-standard function body',
      'create function f() returns int begin atomic select case when true then 1 end; select 2; end; x',
      ['create function f() returns int begin atomic select case when true then 1 end; select 2; end;', 'x'],
    ],
    ['a transaction', 'begin; insert into t values (1); end; x', ['begin;', 'insert into t values (1);', 'end;', 'x']],
    ['empty statements', ';; select 1;;', ['select 1;']],
    ['only comments', '-- nothing\n/* at all */', []],
    ['an unclosed string', "select 'oops; x", ["select 'oops; x"]],
  ])('%s', (_, script, expected) => {
    expect(texts(script)).toEqual(expected)
  })
})

describe('the statement at the cursor (|)', () => {
  it.each<[string, string | null]>([
    ['sel|ect 1; select 2;', 'select 1;'],
    ['select 1;| select 2;', 'select 1;'],
    ['select 1;\n\n|\nselect 2;', 'select 2;'],
    ['select 1;   |\nselect 2;', 'select 1;'],
    ['-- about| the first\nselect 1;', 'select 1;'],
    ['select 1;\nselect 2;\n\n|', 'select 2;'],
    ['|', null],
  ])('%j', (marked, expected) => {
    const script = marked.replace('|', '')
    const range = statementAt(script, marked.indexOf('|'))
    expect(range === null ? null : script.slice(range.from, range.to)).toBe(expected)
  })
})

describe('a part of the script that was run alone', () => {
  const error = (line: number, column: number, offset: number) => ({
    code: '42601',
    message: 'syntax error',
    detail: null,
    hint: null,
    position: { line, column, offset },
  })

  it.each([
    ['on its first line', error(1, 8, 7), { line: 2, column: 10, offset: 19 }],
    ['on a later line', error(2, 3, 12), { line: 3, column: 3, offset: 24 }],
  ])('has its error placed in the whole script %s', (_, given, position) => {
    const text = 'select 1;\n  select x\n, y;'
    expect(inDocument(sliceScript(text, 12, text.length), given).position).toEqual(position)
  })
})

describe('names of common table expressions', () => {
  it.each<[string, string[]]>([
    ['with recent as (select 1) select * from recent', ['recent']],
    [
      'with a as (select 1), b (x, y) as materialized (select 1, 2), c as not materialized (select 3) select',
      ['a', 'b', 'c'],
    ],
    ['with recursive tree(id) as (select 1 union all select id from tree) select', ['tree']],
    ['select cast(x as text), y as z from t', []],
    ['create table t as (select 1)', []],
  ])('%s', (statement, expected) => {
    expect(cteNames(statement)).toEqual(expected)
  })
})
