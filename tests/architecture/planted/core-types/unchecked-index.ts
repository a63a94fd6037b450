const words: string[] = []
export const length: number = words[0].length
