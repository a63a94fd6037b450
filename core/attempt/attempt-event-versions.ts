import { z } from 'zod'
import { type AttemptEvent, attemptEventSchema } from './attempt-event.ts'

/** Turns the stored form of one version of an event into the next version's. Pure. */
export type Upcaster = (payload: Record<string, unknown>) => Record<string, unknown>
/** By event type: the upcaster at index i leads from version i + 1 to i + 2. A type that never changed is absent. */
export type Upcasters = Readonly<Partial<Record<string, readonly Upcaster[]>>>

/** No event has changed its shape yet. */
const UPCASTERS: Upcasters = {}
const payloadSchema = z.record(z.string(), z.unknown())

/** The version that new events of a type are written with, from 1. */
export function currentVersion(type: string, upcasters: Upcasters = UPCASTERS): number {
  return (upcasters[type]?.length ?? 0) + 1
}

/** A stored event in its newest shape. Throws (ZodError or RangeError) when it cannot be read. */
export function readEvent(
  type: string,
  version: number,
  payload: unknown,
  upcasters: Upcasters = UPCASTERS,
): AttemptEvent {
  if (version > currentVersion(type, upcasters)) {
    throw new RangeError(`The event ${type} has version ${version}, which a newer Tablestakes wrote.`)
  }
  const steps = upcasters[type]?.slice(version - 1) ?? []
  const newest = steps.reduce((shape, upcast) => upcast(shape), payloadSchema.parse(payload))
  return attemptEventSchema.parse({ ...newest, type })
}
