const STEPS = [
  [
    'Sit a round',
    'Five phases on a clock: ask for the facts you need, sketch a design, then go deep, scale it and wrap up.',
  ],
  [
    'Write real SQL',
    'Your schema and queries run on a PostgreSQL of your own. It comes with the app and needs no network.',
  ],
  ['Score yourself', 'Seven criteria, 100 points. Every round stays in the history with all you said, wrote and ran.'],
] as const

/** What a round is, for somebody who has not sat one yet. */
export function FirstRun() {
  return (
    <ol className="grid grid-cols-3 gap-8 border-border border-y py-6">
      {STEPS.map(([title, text], index) => (
        <li key={title}>
          <p className="figures text-accent text-xs font-semibold">{index + 1}</p>
          <p className="mt-1 font-medium">{title}</p>
          <p className="mt-0.5 text-sm text-text-muted">{text}</p>
        </li>
      ))}
    </ol>
  )
}
