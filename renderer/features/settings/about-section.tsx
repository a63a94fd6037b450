import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppStatus } from '../../../core/contract/app.ts'
import { describeError } from '../../api/errors.ts'
import { host } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import { toastDone, toastError } from '../../ui/toast.tsx'

/** Where the candidate's data lies, and which version this is. */
export function AboutSection({ status }: { readonly status: AppStatus }) {
  return (
    <section aria-label="Data and version">
      <SectionHeading>Data and version</SectionHeading>
      <Card className="divide-y divide-border">
        <PathRow title="Data folder" path={status.dataFolder}>
          {host.openDataFolder === null ? null : <OpenFolder open={host.openDataFolder} />}
        </PathRow>
        <PathRow title="Log file" path={status.logFile} />
        <SettingRow title="Tablestakes">
          <span className="figures text-sm">Version {status.version}</span>
        </SettingRow>
      </Card>
    </section>
  )
}

function PathRow({
  title,
  path,
  children,
}: {
  readonly title: string
  readonly path: string
  readonly children?: ReactNode
}) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(path)
      toastDone('Path copied')
    } catch (error) {
      toastError('The path could not be copied', describeError(error))
    }
  }
  return (
    <SettingRow title={title}>
      <code className="max-w-[420px] select-text break-all text-right font-mono text-xs">{path}</code>
      <IconButton icon={Copy} size="sm" label={`Copy the path of the ${title.toLowerCase()}`} onClick={copy} />
      {children}
    </SettingRow>
  )
}

function OpenFolder({ open }: { readonly open: () => Promise<void> }) {
  const show = async () => {
    try {
      await open()
    } catch (error) {
      toastError('The folder could not be opened', describeError(error))
    }
  }
  return (
    <Button size="sm" onClick={show}>
      Show
    </Button>
  )
}
