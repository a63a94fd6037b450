import { Mark } from '../ui/mark.tsx'

/** The whole page when the server does not accept it. */
export function NoSession({ message }: { readonly message: string }) {
  return (
    <main className="mx-auto flex h-full max-w-md flex-col justify-center gap-3 px-6">
      <Mark size={36} />
      <h1 className="mt-2 font-semibold text-xl">Open the address printed in the terminal</h1>
      <p role="alert" className="text-sm text-text-muted">
        {message}
      </p>
    </main>
  )
}
