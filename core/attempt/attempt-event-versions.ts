import { type AttemptEvent, attemptEventSchema } from './attempt-event.ts'

/** Turns the stored shape of one version into that of the next. Throws when it cannot. */
export type Upcast = (payload: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** The version in which an event is stored now, and the steps that lead there, each under the version it starts from. */
interface EventVersion {
  readonly current: number
  readonly upcasts: ReadonlyMap<number, Upcast>
}
export type EventVersions = ReadonlyMap<string, EventVersion>

/** Raise `current` and add a step whenever the stored shape of an event changes; never change a step that was released. */
export const EVENT_VERSIONS: EventVersions = new Map(
  attemptEventSchema.options.map((option) => [option.shape.type.value, { current: 1, upcasts: new Map() }]),
)

/** A stored event that this program cannot understand. */
export class EventVersionError extends Error {
  override readonly name = 'EventVersionError'
}

/** The version in which `type` is stored. Throws EventVersionError for a type that is not in the registry. */
export function currentVersion(type: string, versions: EventVersions = EVENT_VERSIONS): number {
  return requireVersion(type, versions).current
}

/**
 * A stored event in its newest shape, validated. Throws EventVersionError when its type is unknown, its version newer than this
 * program or without a way up, and ZodError when the result is not a valid event.
 */
export function upcastEvent(
  stored: { readonly type: string; readonly version: number; readonly payload: Readonly<Record<string, unknown>> },
  versions: EventVersions = EVENT_VERSIONS,
): AttemptEvent {
  const { current, upcasts } = requireVersion(stored.type, versions)
  if (stored.version > current) {
    throw new EventVersionError(`${stored.type} has version ${stored.version}; this program knows up to ${current}.`)
  }
  let payload = stored.payload
  for (let version = stored.version; version < current; version += 1) {
    const step = upcasts.get(version)
    if (step === undefined) throw new EventVersionError(`${stored.type} has no way up from version ${version}.`)
    payload = step(payload)
  }
  return attemptEventSchema.parse({ ...payload, type: stored.type })
}

function requireVersion(type: string, versions: EventVersions): EventVersion {
  const known = versions.get(type)
  if (known === undefined) throw new EventVersionError(`This program knows no event of the type ${type}.`)
  return known
}
