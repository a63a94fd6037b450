setTimeout(() => undefined, 1)

export {}
