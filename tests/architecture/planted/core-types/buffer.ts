export const bytes = Buffer.from('')
