export const page = fetch('https://example.com/')
