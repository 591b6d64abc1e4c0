// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react'

type Stored<Value> = { savedAt: string; value: Value }

function readDraft<Value>(key: string): Stored<Value> | null {
  try {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as Stored<Value>) : null
  } catch {
    return null
  }
}

/**
 * Keeps what a person types in this browser, half a second after the last key; never put personal data in it.
 * `found` tells that an earlier draft was opened; `drop` forgets it (after success, or on request).
 */
export function useDraft<Value extends object>(name: string, initial: Value) {
  const key = `tinhso.draft.${name}`
  const [earlier] = useState(() => readDraft<Value>(key))
  const [value, setValue] = useState<Value>(earlier?.value ?? initial)
  const [savedAt, setSavedAt] = useState<string | null>(earlier?.savedAt ?? null)
  const [found, setFound] = useState(earlier !== null)
  const touched = useRef(false)

  const change = useCallback((changes: Partial<Value>) => {
    touched.current = true
    setValue((current) => ({ ...current, ...changes }))
  }, [])

  useEffect(() => {
    if (!touched.current) return
    const timer = setTimeout(() => {
      const at = new Date().toISOString()
      localStorage.setItem(key, JSON.stringify({ savedAt: at, value }))
      setSavedAt(at)
    }, 500)
    return () => clearTimeout(timer)
  }, [key, value])

  const drop = useCallback(() => {
    touched.current = false
    localStorage.removeItem(key)
    setValue(initial)
    setSavedAt(null)
    setFound(false)
  }, [key, initial])

  return { value, change, savedAt, found, drop }
}
