import { isCron } from "./cron.ts";

/** A form that some texts must have. */
export type TextForm =
  | "days or years"
  | "window"
  | "cron"
  | "timezone"
  | "url"
  | "one character"
  | "time span"
  | "identifier"
  | "not empty";

interface Form {
  /** What it is, after "must be". */
  readonly expected: string;
  /** A pattern that every text of the form matches, for editors. */
  readonly pattern: string;
  /** Whether a text that matches the pattern has the form; without it the pattern decides. */
  readonly holds?: (text: string) => boolean;
}

const forms: Readonly<Record<TextForm, Form>> = {
  "days or years": {
    expected: 'a number of days or years like "90d" or "1y"',
    pattern: "^0*[1-9][0-9]*[dy]$",
  },
  window: { expected: 'a number of days or hours like "7d" or "12h"', pattern: "^0*[1-9][0-9]*[dh]$" },
  cron: {
    expected: 'five cron fields like "0 6 * * 1-5"',
    pattern: "^\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+\\S+$",
    holds: isCron,
  },
  timezone: {
    expected: 'the name of a time zone like "UTC" or "Europe/Paris"',
    pattern: "^[A-Za-z0-9_+/-]+$",
    holds: isTimeZone,
  },
  url: { expected: "an address that starts with https:// or http://", pattern: "^https?://\\S+$" },
  "one character": { expected: "one character", pattern: "^[\\s\\S]$" },
  "time span": {
    expected: 'a time span like "5 minutes"',
    pattern: "^[A-Za-z0-9][A-Za-z0-9 ]*$",
  },
  identifier: { expected: "letters, digits and _", pattern: "^[A-Za-z0-9_]+$" },
  "not empty": { expected: "a text in quotes that is not empty", pattern: "\\S" },
};

/** What a text of a form is, after "must be". */
export function expectedForm(form: TextForm): string {
  return forms[form].expected;
}

/** The pattern of a form as a regular expression. */
export function formPattern(form: TextForm): string {
  return forms[form].pattern;
}

/** Whether a text has a form. */
export function hasForm(form: TextForm, text: string): boolean {
  const { pattern, holds } = forms[form];
  return new RegExp(pattern, "u").test(text) && (holds?.(text) ?? true);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
