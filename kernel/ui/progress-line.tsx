// SPDX-License-Identifier: Apache-2.0

/** How far long work is: a line, a sentence with counts, and the share when it is known (0–1). */
export function ProgressLine({ label, share }: { label: string; share?: number | undefined }) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className="ts-progress">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === undefined ? {} : { 'aria-valuenow': percent })}
      >
        <span data-unknown={percent === undefined || undefined} style={{ width: `${percent ?? 30}%` }} />
      </div>
      <p aria-live="polite">
        {label}
        {percent !== undefined && <span className="ts-number"> · {percent}%</span>}
      </p>
    </div>
  )
}
