import { useState } from 'react'
import { type Settings, settingsSchema } from '../../../core/contract/settings.ts'
import { MODE_NAMES, MODES } from '../../../core/round/phases.ts'
import { describeError } from '../../api/errors.ts'
import { useSaveSettings } from '../../api/queries.ts'
import { applyTheme } from '../../app/theme.ts'
import { Card } from '../../ui/card.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import { Slider } from '../../ui/slider.tsx'
import { toastError } from '../../ui/toast.tsx'
import { LEVEL_NAMES } from '../../ui/words.ts'
import { SecondsField } from './seconds-field.tsx'

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const LEVELS = (['senior', 'staff'] as const).map((level) => ({ value: level, label: LEVEL_NAMES[level] }))
const MODE_OPTIONS = MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode] }))

/** Each change is stored at once. */
export function PreferencesForm({ settings }: { readonly settings: Settings }) {
  const save = useSaveSettings()
  const set = (change: Partial<Settings>) =>
    save.mutate(
      { ...settings, ...change },
      { onError: (error) => toastError('The setting was not saved', describeError(error)) },
    )
  return (
    <>
      <section aria-label="Appearance">
        <SectionHeading>Appearance</SectionHeading>
        <Card className="divide-y divide-border">
          <SettingRow title="Theme">
            <Segmented
              label="Theme"
              value={settings.theme}
              options={THEMES}
              onChange={(theme) => {
                applyTheme(theme)
                set({ theme })
              }}
            />
          </SettingRow>
          <SettingRow title="Editor font size">
            <FontSize value={settings.editorFontSize} onChange={(editorFontSize) => set({ editorFontSize })} />
          </SettingRow>
        </Card>
      </section>
      <section aria-label="Rounds">
        <SectionHeading>Rounds</SectionHeading>
        <Card className="divide-y divide-border">
          <SettingRow title="Usual mode" hint="Proposed when you start a round.">
            <Select
              label="Usual mode"
              value={settings.defaultMode}
              options={MODE_OPTIONS}
              onChange={(defaultMode) => set({ defaultMode })}
              className="w-56"
            />
          </SettingRow>
          <SettingRow title="Usual level">
            <Segmented
              label="Usual level"
              value={settings.defaultLevel}
              options={LEVELS}
              onChange={(defaultLevel) => set({ defaultLevel })}
            />
          </SettingRow>
          <SettingRow title="Statement time limit" hint="A statement that runs longer is cancelled. 5 to 600 seconds.">
            <SecondsField
              label="Statement time limit in seconds"
              value={settings.statementTimeoutSeconds}
              schema={settingsSchema.shape.statementTimeoutSeconds}
              onChange={(statementTimeoutSeconds) => set({ statementTimeoutSeconds })}
            />
          </SettingRow>
        </Card>
      </section>
    </>
  )
}

function FontSize({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const [shown, setShown] = useState(value)
  const change = (next: number) => {
    setShown(next)
    onChange(next)
  }
  return (
    <>
      <code className="font-mono" style={{ fontSize: shown }}>
        select 1
      </code>
      <div className="w-40">
        <Slider
          label="Editor font size"
          value={shown}
          min={10}
          max={24}
          step={1}
          valueText={`${shown} pixels`}
          onChange={change}
        />
      </div>
      <span className="figures w-10 text-right text-sm text-text-muted">{shown} px</span>
    </>
  )
}
