import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LoadedCase } from '../../../core/cases/case-schema.ts'
import { createCaseLibrary } from '../../../main/files/case-library.ts'
import { clientConfig } from '../../../main/postgres/candidate-session.ts'
import { type RunningServer, startServer } from '../../../main/postgres/running-server.ts'

const { cases } = await createCaseLibrary([fileURLToPath(new URL('../../../cases', import.meta.url))]).load()
const folder = mkdtempSync(join(tmpdir(), 'cases-'))
let server: RunningServer
const clients: Client[] = []

beforeAll(async () => {
  server = await startServer({ dataFolder: folder, postgresFolder: undefined, log: () => {}, onStep: () => {} })
  await server.books.run("CREATE ROLE author LOGIN PASSWORD 'author'")
})

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A session of an unprivileged role in `database`, which it owns. */
async function connect(database: string): Promise<Client> {
  const client = new Client(clientConfig({ address: server.address, database, role: 'author', password: 'author' }, ''))
  await client.connect()
  clients.push(client)
  return client
}

async function databaseOf({ id, solution }: LoadedCase, suffix: string): Promise<string> {
  const database = `${id}-${suffix}`
  await server.books.run(`CREATE DATABASE "${database}" OWNER author`)
  const client = await connect(database)
  await client.query(solution.schemaSql)
  return database
}

describe.each(cases)('the reference solution of $id', (loaded) => {
  test('has a schema and operations that an unprivileged role can create and prepare', async () => {
    const client = await connect(await databaseOf(loaded, 'prepared'))
    for (const { name, sql } of loaded.solution.queries) await client.query(`PREPARE "${name}" AS ${sql}`)
    const prepared = await client.query('SELECT name FROM pg_prepared_statements ORDER BY 1')
    expect(prepared.rows.map(({ name }) => name)).toEqual(loaded.operations.map(({ id }) => id).sort())
  })
})

describe('the shop of the reference solution', () => {
  const shop = cases.find(({ id }) => id === 'e-commerce')
  const [adasCart, bobsCart, guestCart] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`)
  const key = (n: number) => `00000000-0000-7000-9000-00000000000${n}`
  const checkoutOf = (cart_id: string | undefined, idempotency_key: string) => ({
    cart_id,
    idempotency_key,
    contact_email: 'ada@example.com',
    currency: 'EUR',
    shipping_address: { city: 'Lyon' },
  })
  let client: Client
  let other: Client
  const used = new Set<string>()

  /** Runs an operation of the reference with values by name. */
  async function call(name: string, values: Readonly<Record<string, unknown>>, by = client) {
    const query = shop?.solution.queries.find((candidate) => candidate.name === name)
    if (query === undefined) throw new Error(`there is no operation ${name}`)
    used.add(name)
    const { rows } = await by.query(
      query.sql,
      query.parameters.map((parameter) => values[parameter] ?? null),
    )
    return rows
  }

  beforeAll(async () => {
    if (shop === undefined) throw new Error('the e-commerce case did not load')
    const database = await databaseOf(shop, 'shop')
    client = await connect(database)
    other = await connect(database)
    await client.query(readFileSync(new URL('./shop-fixture.sql', import.meta.url), 'utf8'))
  })

  test('lists a category with what is below it, newest first, at today’s price, page by page', async () => {
    const page = { category_id: 1, currency: 'EUR', page_size: 2 }
    const first = await call('list_products', page)
    expect(first).toMatchObject([{ name: 'Last coat' }, { name: 'Red shirt', amount: '20.00' }])
    const next = await call('list_products', { ...page, before_product_id: first[1]?.product_id })
    expect(next).toMatchObject([{ name: 'Blue shirt', amount: '25.50' }])
    expect(await call('product_page', { product_id: 1, currency: 'EUR' })).toMatchObject([
      { is_available: true, amount: '25.50' },
    ])
    expect(await call('search_products', { words: 'linen shirt', page_size: 10 })).toMatchObject([
      { name: 'Blue shirt' },
    ])
  })

  test('checks out twice with one key into one order that takes the stock once', async () => {
    await call('add_to_cart', { cart_id: adasCart, product_id: 1, quantity: 1 })
    expect(await call('add_to_cart', { cart_id: adasCart, product_id: 1, quantity: 1 })).toMatchObject([
      { quantity: 2 },
    ])
    await call('add_to_cart', { cart_id: adasCart, product_id: 2, quantity: 1 })
    expect(await call('view_cart', { cart_id: adasCart, currency: 'EUR' })).toMatchObject([
      { line_total: '51.00', can_be_bought: true },
      { line_total: '20.00', can_be_bought: true },
    ])
    const placed = await Promise.all([
      call('checkout', checkoutOf(adasCart, key(1))),
      call('checkout', checkoutOf(adasCart, key(1)), other),
    ])
    const again = await call('checkout', checkoutOf(adasCart, key(1)))
    expect(placed[0]).toMatchObject([{ total: '71.00', status: 'pending_payment' }])
    expect([placed[1], again]).toEqual([placed[0], placed[0]])
    const stock = await client.query('SELECT reserved FROM inventory WHERE product_id < 3 ORDER BY product_id')
    expect(stock.rows).toEqual([{ reserved: 2 }, { reserved: 1 }])
  })

  test('sells the last item to one of two who want it at once, and leaves nothing half done for the other', async () => {
    await call('add_to_cart', { cart_id: bobsCart, product_id: 3, quantity: 1 })
    await call('add_to_cart', { cart_id: guestCart, product_id: 3, quantity: 1 })
    const results = await Promise.allSettled([
      call('checkout', checkoutOf(bobsCart, key(2))),
      call('checkout', checkoutOf(guestCart, key(3)), other),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EC002' } })
    const coat = await client.query('SELECT on_hand, reserved FROM inventory WHERE product_id = 3')
    expect(coat.rows).toEqual([{ on_hand: 1, reserved: 1 }])
    const orders = await client.query('SELECT count(*)::integer FROM orders')
    expect(orders.rows).toEqual([{ count: 2 }])
    expect(await call('low_stock', { page_size: 10 })).toMatchObject([{ name: 'Last coat', available: 0 }])
  })

  test('pages through a customer’s orders without losing or repeating one', async () => {
    await call('add_to_cart', { cart_id: adasCart, product_id: 2, quantity: 3 })
    const [placed] = await call('checkout', checkoutOf(adasCart, key(4)))
    const [newest] = await call('order_history', { customer_id: 1, page_size: 1 })
    expect(newest).toMatchObject({ order_id: placed?.order_id })
    const before = { before_placed_at: newest?.placed_at, before_order_id: newest?.order_id }
    expect(await call('order_history', { customer_id: 1, page_size: 9, ...before })).toMatchObject([{ total: '71.00' }])
    expect(await call('order_details', { order_id: placed?.order_id })).toMatchObject([
      { unit_price: '20.00', quantity: 3 },
    ])
    expect(await call('cancel_order', { order_id: placed?.order_id })).toMatchObject([{ status: 'cancelled' }])
    expect(await call('cancel_order', { order_id: placed?.order_id })).toEqual([])
    expect(await call('restock', { product_id: 2, quantity: 5 })).toMatchObject([{ on_hand: 55, reserved: 1 }])
  })

  test('takes a review from those who received the product, and counts it once', async () => {
    const review = { product_id: 1, customer_id: 1, rating: 4, body: 'Fine' }
    expect(await call('submit_review', review)).toEqual([])
    for (const to_status of ['paid', 'packed', 'shipped', 'delivered']) {
      const moved = await call('advance_order_status', { order_id: 1, to_status, changed_by: 'test' })
      expect(moved).toMatchObject([{ status: to_status }])
    }
    expect(await call('advance_order_status', { order_id: 1, to_status: 'paid', changed_by: 'test' })).toEqual([])
    await call('submit_review', review)
    await call('submit_review', { ...review, rating: 2 })
    expect(await call('product_rating', { product_id: 1 })).toEqual([{ rating_count: 1, rating: '2.0' }])
    const stock = await client.query('SELECT on_hand, reserved FROM inventory WHERE product_id = 1')
    expect(stock.rows).toEqual([{ on_hand: 48, reserved: 0 }])
  })

  test('ran every operation of the case', () => {
    expect([...used].sort()).toEqual(shop?.operations.map(({ id }) => id).sort())
  })
})
