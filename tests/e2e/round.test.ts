import { rm } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser, startWebApp, temporaryFolder, type WebApp } from '../support/web-app.ts'

let dataFolder: string
let app: WebApp
let browser: Browser

beforeEach(async () => {
  dataFolder = await temporaryFolder('e2e data')
  browser = await openBrowser()
})

afterEach(async () => {
  await browser.close()
  await app.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

async function open(clockRate = 1): Promise<Page> {
  app = await startWebApp({ dataFolder, clockRate })
  await browser.page.goto(app.address())
  return browser.page
}

async function startRound(page: Page, mode: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Start E-commerce/ }).click()
  await page.getByRole('radio', { name: mode }).click()
  await page.getByRole('button', { name: 'Start round' }).click()
  await page.getByRole('button', { name: 'Start the clock' }).click()
}

async function say(page: Page, kind: 'Ask' | 'Answer', text: string): Promise<void> {
  await page.getByRole('radio', { name: kind, exact: true }).click()
  await page.getByLabel(kind === 'Ask' ? 'Question to the interviewer' : 'Answer to the interviewer').fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
}

async function writeSql(page: Page, sql: string): Promise<void> {
  await page.getByRole('tab', { name: 'Schema & queries' }).click()
  const editor = page.getByRole('textbox', { name: 'SQL editor' })
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(sql)
}

async function runScript(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run all' }).click()
}

async function finishPhase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish phase' }).click()
  await page.getByRole('button', { name: 'Move on' }).click()
}

async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

describe('a whole round', () => {
  it('is sat in 25 minutes on a fast clock, from Home to the history', { timeout: 180_000 }, async () => {
    const page = await open(20)
    expect(await accessibilityProblems(page)).toEqual([])
    await startRound(page, /25 minutes/)

    await say(page, 'Ask', 'How many users do we expect?')
    const log = page.getByRole('log', { name: 'Conversation' })
    await log.getByText('How many users do we expect?').waitFor()
    await log
      .getByText(/million/)
      .first()
      .waitFor()
    await page.getByRole('textbox', { name: /Notes/ }).fill('Assume 90:10 reads to writes.')
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])

    await finishPhase(page)
    await writeSql(page, 'create table product (id bigint generated always as identity primary key, title text);')
    await runScript(page)
    await page
      .getByText(/Line 1 · CREATE TABLE/)
      .first()
      .waitFor({ timeout: 30_000 })
    await writeSql(page, 'select id, prise\nfrom product;')
    await runScript(page)
    await page
      .getByText(/column "prise" does not exist/)
      .first()
      .waitFor()
    expect(await accessibilityProblems(page)).toEqual([])

    // The clock does the rest: the interviewer moves on at each limit until the time is up.
    await page.getByRole('heading', { name: /Score yourself/ }).waitFor({ timeout: 120_000 })
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('slider', { name: /Requirements/ }).press('End')
    await page.getByRole('button', { name: /^Submit/ }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Submit/ })
      .click()

    await page
      .getByRole('heading', { name: /E-commerce/ })
      .first()
      .waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('link', { name: 'History' }).first().click()
    await page
      .getByRole('link', { name: /E-commerce/ })
      .first()
      .waitFor()
    expect(browser.complaints).toEqual([])
  })
})

describe('an app that is killed', () => {
  it('goes on with the round where it was', { timeout: 120_000 }, async () => {
    const page = await open()
    await startRound(page, /45 minutes/)
    await page.getByRole('textbox', { name: /Notes/ }).fill('Written just before the crash.')
    await page.getByText('Saved', { exact: true }).waitFor()
    await writeSql(page, 'create table kept (id int); insert into kept values (41), (42);')
    await runScript(page)
    await page
      .getByText(/INSERT · 2 rows/)
      .first()
      .waitFor({ timeout: 30_000 })
    await app.kill()

    app = await startWebApp({ dataFolder })
    await page.goto('about:blank')
    await page.goto(app.address())
    await page
      .getByRole('link', { name: /Resume/ })
      .or(page.getByRole('button', { name: /Resume/ }))
      .first()
      .click()
    await page.getByRole('tab', { name: 'Notes' }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: /Notes/ }).inputValue())
      .toBe('Written just before the crash.')
    await writeSql(page, 'select max(id) as newest from kept;')
    await runScript(page)
    await page.getByRole('gridcell', { name: '42' }).waitFor({ timeout: 30_000 })
  })
})

describe('SQL that goes wrong', () => {
  it('can be cancelled, and the sandbox goes on', { timeout: 90_000 }, async () => {
    const page = await open()
    await startRound(page, /45 minutes/)
    await writeSql(page, 'select pg_sleep(600);')
    await runScript(page)
    await page.getByRole('button', { name: /^Cancel/ }).click()
    await page
      .getByText(/cancelled/i)
      .first()
      .waitFor()
    await writeSql(page, 'select 7 * 6 as answer;')
    await runScript(page)
    await page.getByRole('gridcell', { name: '42' }).waitFor()
  })
})
