import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
const planted = join(import.meta.dirname, 'planted')
const config = join(root, '.dependency-cruiser.cjs')

const rulesSchema = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })) })
const rules = rulesSchema.parse(createRequire(import.meta.url)(config)).forbidden

const cruiseSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
    totalCruised: z.number(),
  }),
})

/** Cruises the layers that exist in `folder` with the project's own rules. */
function cruise(folder: string): Promise<z.infer<typeof cruiseSchema>['summary']> {
  const layers = ['core', 'main', 'renderer'].filter((layer) => existsSync(join(folder, layer)))
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  return new Promise((resolve, reject) => {
    const args = [program, '--config', config, '--output-type', 'json', ...layers]
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      // The exit code counts the violations; only output that is no JSON is a failure of the tool.
      if (stdout.startsWith('{')) resolve(cruiseSchema.parse(JSON.parse(stdout)).summary)
      else reject(new Error(`dependency-cruiser: ${stderr || stdout}`, { cause: error }))
    })
  })
}

describe('the direction of imports', () => {
  it('is kept by the whole tree', async () => {
    const { violations, totalCruised } = await cruise(root)
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    // Fewer would mean that the tool no longer reads TypeScript.
    expect(totalCruised).toBeGreaterThan(100)
  })

  it('has a planted violation for each rule', () => {
    const missing = rules.filter(({ name }) => !readdirSync(planted).includes(name))
    expect(missing).toEqual([])
  })

  it.each(rules)('rule $name bites', async ({ name }) => {
    const { violations } = await cruise(join(planted, name))
    expect(violations.map(({ rule }) => rule.name)).toContain(name)
  })
})
