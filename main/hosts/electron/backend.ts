import { createBackend } from '../../app/create-backend.ts'
import { serveShell } from './serve-shell.ts'

/** Entry of the utility process: the backend is plain Node, and a crash of it never takes the window along. */
serveShell({ shell: process.parentPort, createBackend, exit: (code) => process.exit(code) })
