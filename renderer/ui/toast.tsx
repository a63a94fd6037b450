import { Toaster, toast } from 'sonner'

/** Where toasts appear; once in the app. */
export function ToastArea({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[340px] items-start gap-2.5 rounded-md border border-border bg-surface-raised px-3.5 py-3 font-sans text-sm text-text',
          error: 'border-danger/50',
          description: 'text-text-muted text-xs',
          title: 'font-medium',
          actionButton: 'ml-auto rounded-sm px-2 font-medium text-accent text-xs',
        },
      }}
    />
  )
}

/** Says that something was done. */
export function toastDone(message: string, description?: string): void {
  toast.success(message, description === undefined ? {} : { description })
}

/** Says that something failed; it stays longer, and carries what to do in `description`. */
export function toastError(message: string, description?: string): void {
  toast.error(message, description === undefined ? { duration: 10_000 } : { description, duration: 10_000 })
}
