declare module 'fs-native-extensions' {
  /** Whether the file is now locked for this process alone. */
  export function tryLock(file: number): boolean
}
