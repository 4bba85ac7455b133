import { readdirSync, statSync, type Dirent } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { splitFrontmatter } from "@rocky/compiler";
import { rockyFormatter, type RockyFormatter } from "@rocky/dsl";
import type { Diagnostic } from "@rocky/ir";
import { readReason, readTextFile, writeFileAtomic, type FileProblem } from "@rocky/node";
import { fileProblemDiagnostics } from "./file-problems.ts";

/** Which files are brought into one form. */
export interface FormatOptions {
  /** Files and folders, relative to the folder; the folder itself where there are none. */
  readonly paths?: readonly string[] | undefined;
  /** Looks only, and writes nothing. */
  readonly check?: boolean | undefined;
}

/** A `.rocky` text and what became of it. */
export interface FormattedFile {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  /** `different`: had another form, and was written unless it was only looked at. `broken`: cannot be read, and was left alone. */
  readonly state: "same" | "different" | "broken";
  /** The text before. */
  readonly text: string;
  /** The text in the one form; the text before where it is broken. */
  readonly formatted: string;
  /** Why it is broken. */
  readonly diagnostics: readonly Diagnostic[];
}

const skipped: ReadonlySet<string> = new Set(["node_modules", ".rocky", ".git"]);

/**
 * Brings `.rocky` files into one form: those that are named, and all in the folders that are named. A file that
 * cannot be read is one of the result, and the others are formatted. Throws an `AdapterError` when a path is not there or no `.rocky` file.
 */
export function formatFiles(folder: string, options: FormatOptions = {}): readonly FormattedFile[] {
  const { paths = [], check = false } = options;
  const nameOf = (path: string): string => relative(folder, path).split(sep).join("/") || ".";
  const unread: FormattedFile[] = [];
  const onUnread = (path: string, error: unknown): void => void unread.push(unreadable(nameOf(path), error));
  const files = new Set(
    (paths.length === 0 ? ["."] : paths).flatMap((path) => filesAt(resolve(folder, path), path, onUnread)),
  );
  const formatter = rockyFormatter();
  const formatted = [...files].toSorted().map((path) => {
    const name = nameOf(path);
    const source = textOf(path, name);
    if (typeof source !== "string") return source;
    const result = formattedWith(formatter, source, name);
    if (result.state === "different" && !check) writeFileAtomic(path, result.formatted);
    return result;
  });
  return unread.length === 0 ? formatted : [...unread, ...formatted];
}

/** Brings one text into the one form; `file` is what it is called in findings. */
export function formatText(text: string, file: string): FormattedFile {
  return formattedWith(rockyFormatter(), text, file);
}

function formattedWith(formatter: RockyFormatter, text: string, file: string): FormattedFile {
  // The frontmatter is TOML, and stays as it is.
  const before = splitFrontmatter(text).sqlStart;
  const { formatted: body, diagnostics } = formatter.format(text.slice(before), file);
  if (body === undefined) {
    const moved = diagnostics.map((diagnostic) => moveBy(diagnostic, before));
    return { file, state: "broken", text, formatted: text, diagnostics: moved };
  }
  const formatted = text.slice(0, before) + body;
  return { file, state: formatted === text ? "same" : "different", text, formatted, diagnostics: [] };
}

function moveBy(diagnostic: Diagnostic, by: number): Diagnostic {
  const moved = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  const { span, edit } = diagnostic;
  return {
    ...diagnostic,
    ...(span === undefined ? {} : { span: moved(span) }),
    ...(edit === undefined ? {} : { edit: { ...edit, span: moved(edit.span) } }),
  };
}

/** The text of a file; what is wrong where there is none. */
function textOf(path: string, file: string): string | FormattedFile {
  try {
    const { text, encoding } = readTextFile(path);
    if (encoding === "utf-8") return text;
    const is = encoding === "utf-16" ? "is UTF-16 text" : "is not UTF-8 text";
    return left({ path: file, kind: "not-text", message: `${file} ${is}, so it cannot be formatted` });
  } catch (error) {
    return unreadable(file, error);
  }
}

function unreadable(path: string, error: unknown): FormattedFile {
  const { text, help } = readReason(error);
  const message = `${path} cannot be read: ${text}`;
  return left({ path, kind: "unreadable", message, ...(help === undefined ? {} : { help }) });
}

function left(problem: FileProblem): FormattedFile {
  const diagnostics = fileProblemDiagnostics([problem]);
  return { file: problem.path, state: "broken", text: "", formatted: "", diagnostics };
}

/** Told what cannot be read, and why. */
type OnUnread = (path: string, error: unknown) => void;

function filesAt(path: string, given: string, onUnread: OnUnread): readonly string[] {
  const isFolder = folderAt(path, given, onUnread);
  if (isFolder === undefined) return [];
  if (isFolder) return filesIn(path, onUnread);
  if (path.endsWith(".rocky")) return [path];
  throw new AdapterError("rejected", `${given} is not a .rocky file`, {
    help: "name .rocky files, or folders that have some",
  });
}

/** Whether a path is that of a folder; nothing where that cannot be told. */
function folderAt(path: string, given: string, onUnread: OnUnread): boolean | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined) return stats.isDirectory();
  } catch (error) {
    onUnread(path, error);
    return undefined;
  }
  throw new AdapterError("not-found", `there is no file or folder ${given}`, {
    help: "paths start in the current folder",
  });
}

function filesIn(folder: string, onUnread: OnUnread): readonly string[] {
  return entriesOf(folder, onUnread).flatMap((entry) => {
    const path = folder + sep + entry.name;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesIn(path, onUnread);
    return entry.isFile() && entry.name.endsWith(".rocky") ? [path] : [];
  });
}

function entriesOf(folder: string, onUnread: OnUnread): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onUnread(folder, error);
    return [];
  }
}
