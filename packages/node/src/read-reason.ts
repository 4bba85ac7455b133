interface Reason {
  /** Completes "cannot be read: …". */
  readonly text: string;
  readonly help?: string;
}

const missingRight: Reason = {
  text: "permission denied",
  help: "Give yourself the right to read it, or move it out of the project.",
};

const reasons: Readonly<Record<string, Reason>> = {
  EACCES: missingRight,
  EPERM: missingRight,
  EISDIR: { text: "it is a folder", help: "Give the folder another name, or put a file in its place." },
  ENOTDIR: { text: "it is no folder, or a part of its path is none" },
  ELOOP: { text: "its links lead in a circle", help: "Remove the link, or make it lead to a file." },
  ENOENT: { text: "it is gone" },
  EMFILE: { text: "too many files are open" },
  ENAMETOOLONG: { text: "its name is too long" },
  EIO: { text: "the disk reports an error" },
  ERR_STRING_TOO_LONG: { text: "it is too large" },
  ERR_FS_FILE_TOO_LARGE: { text: "it is too large" },
};

/** Why a file or folder could not be read, for people. */
export function readReason(error: unknown): Reason {
  const { code } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : reasons[code]) ?? { text: code ?? String(error) };
}
