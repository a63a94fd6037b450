import { createORPCClient, DynamicLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../core/contract/contract.ts'
import { Connection } from './connection.ts'
import { connectByPort } from './port-transport.ts'
import { connectByWebSocket } from './web-transport.ts'

/** The page's connection to its backend. */
export const connection = new Connection()

if (window.tablestakesHost === undefined) connectByWebSocket(connection)
else connectByPort(connection)

/** Every call of the contract. A call made while the connection is lost waits for it; one that was under way fails. */
export const client: ContractRouterClient<Contract> = createORPCClient(
  new DynamicLink(async ({ signal }) => await connection.link(signal)),
)
