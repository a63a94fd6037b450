import { z } from 'zod'

const SECRET_KEY = 'tablestakes.session'
const sessionAnswer = z.object({ secret: z.string().min(1) })

async function postSession(token: string): Promise<Response> {
  return await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tablestakes': '1' },
    body: JSON.stringify({ token }),
  })
}

/** The one-time token of an address `…/#token=…`, which is removed from the address bar at once; null when there is none. */
export function takeToken(): string | null {
  const match = /^#token=(.+)$/.exec(location.hash)
  if (match?.[1] === undefined) return null
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  return decodeURIComponent(match[1])
}

/**
 * The secret that opens this session's socket: from the one-time token, or the one this tab was given before; null when there
 * is neither. Throws when the server cannot be reached.
 */
export async function sessionSecret(token: string | null): Promise<string | null> {
  if (token !== null) {
    const response = await postSession(token)
    const answer = response.ok ? sessionAnswer.safeParse(await response.json()) : null
    if (answer?.success === true) {
      sessionStorage.setItem(SECRET_KEY, answer.data.secret)
      return answer.data.secret
    }
  }
  return sessionStorage.getItem(SECRET_KEY)
}

/** True when the server answers at all, which after a failed socket means that it refused the secret. */
export async function serverAnswers(): Promise<boolean> {
  try {
    await postSession('')
    return true
  } catch {
    return false
  }
}
