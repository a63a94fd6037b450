import { WebSocket } from 'ws'

export const used = WebSocket
