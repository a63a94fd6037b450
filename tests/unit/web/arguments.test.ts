import { expect, it } from 'vitest'
import { readArguments } from '../../../main/hosts/web/arguments.ts'

it('reads port and data folder', () => {
  const read = readArguments(['--port', '4100', '--data-folder', '/d', '--no-open'], 'linux', {})
  expect(read).toEqual({ port: 4100, dataFolder: '/d', open: false })
})

it('keeps attempts where the system keeps application data', () => {
  expect(readArguments([], 'linux', { XDG_CONFIG_HOME: '/c' }).dataFolder).toBe('/c/Tablestakes')
  expect(readArguments([], 'linux', { TABLESTAKES_DATA: '/mine' }).dataFolder).toBe('/mine')
})

it.each([
  [['--port', 'x'], /number from 0 to 65535/],
  [['--data-folder'], /needs a path/],
  [['--verbose'], /Unknown option --verbose/],
])('says what is wrong with %j', (args, message) => {
  expect(() => readArguments(args, 'linux', {})).toThrow(message)
})
