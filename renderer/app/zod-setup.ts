import { z } from 'zod'

// The page may not evaluate code (Content-Security-Policy), which zod would otherwise try. Imported before any schema is made.
z.config({ jitless: true })
