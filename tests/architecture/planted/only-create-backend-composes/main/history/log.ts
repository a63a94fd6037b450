export type Value = string
