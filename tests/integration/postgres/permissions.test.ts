import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namesFor } from '../../../main/postgres/sql-names.ts'
import type { Sandbox } from '../../../main/services/ports.ts'
import { errorOf, openSandbox, outcomes, rows, run, startTestEngine, type TestEngine } from '../../support/postgres.ts'

let test: TestEngine
let sandbox: Sandbox

beforeAll(async () => {
  test = await startTestEngine()
  sandbox = await openSandbox(test, 'attacker')
  await run(await openSandbox(test, 'victim'), "create table secret(t text); insert into secret values ('x')")
  await run(sandbox, 'create table mine(t text)')
})
afterAll(() => test.close())

const victim = namesFor('victim')

describe('what the candidate’s role may not do', () => {
  it.each([
    ["copy mine from program 'id'", '42501'],
    ["copy mine to program 'cat'", '42501'],
    ["copy mine from '/etc/passwd'", '42501'],
    ["copy mine to '/tmp/tablestakes-written'", '42501'],
    ["select pg_read_file('/etc/passwd')", '42501'],
    ["select pg_read_binary_file('PG_VERSION')", '42501'],
    ["select pg_ls_dir('.')", '42501'],
    ["select lo_import('/etc/passwd')", '42501'],
    ["select lo_export(1, '/tmp/tablestakes-written')", '42501'],
    ['alter system set fsync = on', '42501'],
    ['create role another', '42501'],
    ['create database another', '42501'],
    ['alter role current_user superuser', '42501'],
    ['alter role current_user connection limit 100', '42501'],
    ["alter role tablestakes password 'x'", '42501'],
    ['set role tablestakes', '42501'],
    ['set session authorization tablestakes', '42501'],
    ['grant tablestakes to current_user', '42501'],
    ["create function c() returns int language c as '/lib/x.so', 'f'", '42501'],
    ["create function i() returns int language internal as 'pg_backend_pid'", '42501'],
    ["load '/lib/x86_64-linux-gnu/libc.so.6'", '42501'],
    ['set temp_file_limit = -1', '42501'],
    ['alter role current_user set temp_file_limit = -1', '42501'],
    ['alter role current_user reset temp_file_limit', '42501'],
    ['create event trigger e on ddl_command_start execute function f()', '42501'],
    ['create foreign data wrapper w', '42501'],
    ['select * from pg_authid', '42501'],
    ['update pg_catalog.pg_class set relname = relname', '42501'],
    ["set log_statement = 'all'", '42501'],
    ["select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tablestakes'", '42501'],
    ['select pg_reload_conf()', '42501'],
    ['create publication p for all tables', '42501'],
    ["create subscription s connection 'dbname=x' publication p with (connect = false)", '42501'],
    ["select pg_create_physical_replication_slot('s')", '42501'],
    ['create extension plperl', '0A000'],
    ['create extension pltcl', '0A000'],
    ['create extension plpython3u', '0A000'],
    ['create extension dblink', '0A000'],
    ['create extension file_fdw', '0A000'],
    ['create extension pg_stat_statements', '42501'],
    [`drop database ${victim.database}`, '42501'],
    [`drop role ${victim.role}`, '42501'],
  ])('%s', async (attack, code) => {
    expect(errorOf(await run(sandbox, attack)).code).toBe(code)
  })

  it('keeps two sandboxes apart', async () => {
    expect(errorOf(await run(sandbox, 'select * from secret')).code).toBe('42P01')
    expect(
      rows(await run(sandbox, "select datname from pg_database where has_database_privilege(datname, 'CONNECT')")),
    ).toEqual([[namesFor('attacker').database]])
  })

  it('survives a password that the candidate changed', async () => {
    await run(sandbox, "alter role current_user password 'mine'")
    await run(sandbox, 'select pg_terminate_backend(pg_backend_pid())')
    expect(rows(await run(sandbox, 'select 1'))).toEqual([['1']])
    expect((await sandbox.catalog()).tables.map(({ name }) => name)).toEqual(['mine'])
  })
})

describe('what it may do', () => {
  it.each([
    ...['pgcrypto', 'pg_trgm', 'citext', 'btree_gin', 'btree_gist', 'hstore', 'ltree', 'intarray', 'unaccent'],
    ...['uuid-ossp', 'tablefunc', 'cube', 'fuzzystrmatch', 'isn', 'seg', 'lo'],
  ])('create extension %s', async (name) => {
    expect(outcomes(await run(sandbox, `create extension "${name}"`))).toMatchObject([{ kind: 'succeeded' }])
  })

  it('make schemas, temporary tables and types', async () => {
    const script = "create schema s; create table s.t(a int); create temp table q(a int); create type e as enum ('a')"
    expect(outcomes(await run(sandbox, script)).map(({ kind }) => kind)).toEqual(Array(4).fill('succeeded'))
  })
})
