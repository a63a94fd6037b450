export const platform = process.platform
