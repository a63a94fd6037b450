import { memo } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cn } from './cn.ts'

const ALLOWED_SOURCE = /^(data:image\/(png|jpeg|gif|webp);|blob:)/

const COMPONENTS: Components = {
  // The app never talks to the network: a picture from elsewhere is named instead of fetched.
  img: ({ src, alt }) =>
    typeof src === 'string' && ALLOWED_SOURCE.test(src) ? (
      <img src={src} alt={alt ?? ''} className="max-w-full rounded-md border border-border" />
    ) : (
      <span className="text-text-muted italic">[{alt === undefined || alt === '' ? 'picture' : alt}: not shown]</span>
    ),
  // Links would leave the app; their address is shown so that it can be copied.
  a: ({ href, children }) => (
    <span>
      {children}
      {href === undefined ? null : <span className="text-text-muted"> ({href})</span>}
    </span>
  ),
  // Markdown stands inside a section of a screen, whose own heading is an h2.
  h1: ({ children }) => <h3 className="mt-4 font-semibold text-base first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-4 font-semibold text-sm first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-3 font-medium text-sm first:mt-0">{children}</h4>,
  h4: ({ children }) => <h4 className="mt-3 text-sm italic first:mt-0">{children}</h4>,
  h5: ({ children }) => <h4 className="mt-3 text-sm italic first:mt-0">{children}</h4>,
  h6: ({ children }) => <h4 className="mt-3 text-sm italic first:mt-0">{children}</h4>,
  p: ({ children }) => <p className="my-2 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc space-y-0.5 pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="my-2 list-decimal space-y-0.5 pl-5">{children}</ol>,
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-border border-l-2 pl-3 text-text-muted">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-sm bg-surface-sunken px-1 font-mono text-[0.92em]">{children}</code>,
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a code block that scrolls must be reachable by keyboard
    <pre tabIndex={0} className="my-2 overflow-x-auto rounded-md bg-surface-sunken p-3 text-xs [&_code]:p-0">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className="my-2 overflow-x-auto">
      <table className="w-full border-collapse text-left text-sm">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border-border border-b px-2 py-1 font-medium">{children}</th>,
  td: ({ children }) => <td className="border-border border-b px-2 py-1 align-top">{children}</td>,
}
const PLUGINS = [remarkGfm]

/** Markdown text from a case or a candidate; never raw HTML, never anything from the network. */
export const Markdown = memo(function Markdown({
  text,
  className,
}: {
  readonly text: string
  readonly className?: string
}) {
  return (
    <div className={cn('break-words text-sm leading-relaxed', className)}>
      <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  )
})
