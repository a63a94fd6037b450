import type { Client } from 'pg'

export type Used = Client
