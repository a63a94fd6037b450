export const value: { name?: string } = { name: undefined }
