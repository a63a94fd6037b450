// Runs before the first paint, so that a dark app never flashes white. Kept in step with app/theme.ts.
;(() => {
  const choice = localStorage.getItem('tablestakes.theme')
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
