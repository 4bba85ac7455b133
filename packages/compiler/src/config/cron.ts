/** Lowest and highest number of each field: minute, hour, day of the month, month, day of the week. */
const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Whether a text is a cron expression of five fields: numbers, names, `*`, ranges `a-b`, steps `/n` and lists. */
export function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length === 5 && fields.every((field, i) => field.split(",").every((part) => isPart(part, i)));
}

function isPart(part: string, field: number): boolean {
  const [range = "", step, ...rest] = part.split("/");
  if (rest.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (range === "*") return true;
  const ends = range.split("-").map((end) => numberOf(end, field));
  const [from, to] = ends;
  if (ends.length > 2 || from === undefined || ends.includes(undefined)) return false;
  return to === undefined || from <= to;
}

/** The number that a word stands for, when the field has it. */
function numberOf(word: string, field: number): number | undefined {
  const lower = word.toLowerCase();
  const named = field === 3 ? months.indexOf(lower) + 1 : days.indexOf(lower);
  const isName = field === 3 ? months.includes(lower) : field === 4 && days.includes(lower);
  if (isName) return named;
  const [least, most] = ranges[field] ?? [0, 0];
  const value = Number(word);
  return /^\d{1,2}$/.test(word) && value >= least && value <= most ? value : undefined;
}
