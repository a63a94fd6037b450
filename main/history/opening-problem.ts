import { errorCode, isFull, isLocked, messageOf } from './sqlite-errors.ts'

/** Sentences for the screen on why a history could not be opened. */
interface OpeningProblem {
  readonly message: string
  readonly whatToDo: string
}

const NO_RIGHTS = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM']
const NO_FOLDER = ['ENOTDIR', 'EEXIST', 'ENOENT', 'EISDIR']

/** What to tell of `error`; `atLock` is true when it came before the folder was this process's own. */
export function openingProblem(error: unknown, folder: string, atLock: boolean): OpeningProblem {
  const code = errorCode(error) ?? ''
  if (isLocked(error)) {
    return {
      message: atLock
        ? `Another Tablestakes is using the history in ${folder}.`
        : `Another program holds the history in ${folder} locked.`,
      whatToDo: 'Go on in the other window, or close it and start again.',
    }
  }
  if (isFull(error) || code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      message: `There is no room on the disk for the history in ${folder}.`,
      whatToDo: 'Make room and start again.',
    }
  }
  if (NO_FOLDER.includes(code)) {
    return {
      message: `The history cannot be kept in ${folder}: this is not a folder and cannot become one (${code}).`,
      whatToDo: 'Rename what is in the way, or choose another data folder.',
    }
  }
  if (NO_RIGHTS.some((known) => code === known || code.startsWith(`${known}_`))) {
    return {
      message: `The history in ${folder} cannot be opened for writing (${code}).`,
      whatToDo: 'Give your user the right to read and write this folder and its files, and start again.',
    }
  }
  return {
    message: `The history in ${folder} could not be opened: ${messageOf(error)}`,
    whatToDo:
      'Nothing of it was changed. Start again; if this stays, keep a copy of the folder before trying anything else.',
  }
}
