/** The app's mark: a table with one cell taken. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M7 9.5h18M7 16h18M7 22.5h18M13 9.5v13"
        className="fill-none stroke-accent-contrast"
        strokeOpacity=".55"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <rect x="13" y="16" width="12" height="6.5" className="fill-accent-contrast" />
    </svg>
  )
}
