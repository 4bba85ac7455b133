const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** The text of a JSON string, as `JSON.stringify` writes it; faster for the many short ones that need no escape. */
export function jsonString(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}
