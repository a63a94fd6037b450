import { expect, it } from 'vitest'
import { Credentials } from '../../../main/hosts/web/credentials.ts'

it('opens once with the token that was printed', () => {
  const credentials = new Credentials(() => 0)
  const token = credentials.issueToken()
  const secret = credentials.exchange(token)
  expect(secret).not.toBeNull()
  expect(credentials.isSecret(secret ?? '')).toBe(true)
  expect(credentials.exchange(token)).toBeNull()
})

it('refuses a token after a minute', () => {
  let now = 0
  const credentials = new Credentials(() => now)
  const token = credentials.issueToken()
  now = 60_001
  expect(credentials.exchange(token)).toBeNull()
})

it('lets a new token replace the one before', () => {
  const credentials = new Credentials(() => 0)
  const first = credentials.issueToken()
  const second = credentials.issueToken()
  expect(credentials.exchange(first)).toBeNull()
  expect(credentials.exchange(second)).not.toBeNull()
})

it.each(['', 'short', 'é'.repeat(43)])('does not take %j for the secret', (candidate) => {
  expect(new Credentials(() => 0).isSecret(candidate)).toBe(false)
})
