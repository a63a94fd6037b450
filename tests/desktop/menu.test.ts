import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { MENU_COMMANDS } from '../../main/hosts/electron/host-bridge.ts'
import { menuTemplate } from '../../main/hosts/electron/menu.ts'

type Platform = 'linux' | 'darwin' | 'win32'

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

/** All items of the menu, and what was sent when each of them was clicked. */
function clickThrough(platform: Platform, devTools: boolean) {
  const sent: string[] = []
  const items = itemsOf(
    menuTemplate(platform, devTools, {
      send: (command) => sent.push(command),
      openDataFolder: () => sent.push('(data folder)'),
      openLink: (address) => sent.push(address),
    }),
  )
  for (const { click } of items) if (click !== undefined) Reflect.apply(click, undefined, [])
  return { items, sent }
}

describe.each<Platform>(['linux', 'darwin', 'win32'])('the menu on %s', (platform) => {
  it('offers every command of the page once, and no dead item', () => {
    const { items, sent } = clickThrough(platform, false)
    expect(sent.toSorted()).toEqual(
      [...MENU_COMMANDS, '(data folder)', 'https://www.postgresql.org/docs/18/'].toSorted(),
    )
    const dead = items.filter((item) => !(item.click ?? item.role ?? item.submenu) && item.type !== 'separator')
    expect(dead).toEqual([])
  })

  it('can quit', () => {
    expect(clickThrough(platform, false).items.filter(({ role }) => role === 'quit')).toHaveLength(1)
  })

  it.each([true, false])('has developer tools only when run from the sources (%s)', (devTools) => {
    expect(clickThrough(platform, devTools).items.some(({ role }) => role === 'toggleDevTools')).toBe(devTools)
  })
})
