import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'

interface Props {
  /** A new value clears the error, e.g. the route. */
  readonly resetKey: string
  readonly children: ReactNode
}
interface State {
  readonly error: unknown
  readonly resetKey: string
}

/** Catches a bug in a screen, so that the rest of the app goes on and nothing stored is touched. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A screen failed:', error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <ScreenFailed error={this.state.error} />
  }
}

/** What is shown in place of a screen that failed. */
export function ScreenFailed({ error }: { readonly error: unknown }) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col gap-3 px-6 py-16">
      <h1 className="font-semibold text-xl">This screen failed</h1>
      <p className="text-sm text-text-muted">
        Everything that was saved is safe. Reload to go on where you were; if it fails again, the text below says where.
      </p>
      <pre className="max-h-48 overflow-auto whitespace-pre-wrap rounded-md border border-border bg-surface-sunken p-3 font-mono text-xs">
        {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      </pre>
      <div className="flex gap-2">
        <Button variant="primary" onClick={() => location.reload()}>
          Reload
        </Button>
        <Button
          onClick={() => {
            location.hash = '#/'
          }}
        >
          Go to Home
        </Button>
      </div>
    </div>
  )
}
