import type { Item, Rule } from "./item.ts";

/** A drawing around the line on which it is entered and left: sizes in pixels, and its SVG with the entry at (x, y). */
interface Drawing {
  readonly width: number;
  readonly above: number;
  readonly below: number;
  readonly at: (x: number, y: number) => string;
}

const letter = 8.5;
const half = 12;
const gap = 16;
const curve = 8;

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function line(x: number, y: number, to: number): string {
  return to <= x ? "" : `<path d="M${x} ${y}H${to}"/>`;
}

function box(text: string, style: string): Drawing {
  const width = Math.ceil(text.length * letter) + 2 * 10;
  return {
    width,
    above: half,
    below: half,
    at: (x, y) =>
      `<rect class="${style}" x="${x}" y="${y - half}" width="${width}" height="${2 * half}" rx="${style === "rule" ? 2 : half}"/>` +
      `<text x="${x + width / 2}" y="${y + 5}">${escaped(text)}</text>`,
  };
}

const nothing: Drawing = { width: 0, above: 0, below: 0, at: () => "" };

function sequence(parts: readonly Drawing[]): Drawing {
  const width = parts.reduce((total, part) => total + part.width, gap * (parts.length - 1));
  return {
    width,
    above: Math.max(...parts.map((part) => part.above)),
    below: Math.max(...parts.map((part) => part.below)),
    at: (x, y) => {
      let here = x;
      return parts
        .map((part, i) => {
          const before = i === 0 ? "" : line(here - gap, y, here);
          const drawn = before + part.at(here, y);
          here += part.width + gap;
          return drawn;
        })
        .join("");
    },
  };
}

/** The parts below each other; the first is on the line. */
function choice(parts: readonly Drawing[]): Drawing {
  const inner = Math.max(...parts.map((part) => part.width));
  const offsets: number[] = [];
  let bottom = 0;
  for (const [i, part] of parts.entries()) {
    const offset = i === 0 ? 0 : bottom + curve + Math.max(part.above, curve);
    offsets.push(offset);
    bottom = offset + part.below;
  }
  const side = 2 * curve;
  return {
    width: inner + 2 * side,
    above: parts[0]!.above,
    below: bottom,
    at: (x, y) =>
      parts
        .map((part, i) => {
          const level = y + offsets[i]!;
          const start = x + side;
          const end = start + inner;
          const drawn = part.at(start, level) + line(start + part.width, level, end);
          if (i === 0) return line(x, y, start) + drawn + line(end, y, end + side);
          return `${branch(x, y, level)}${drawn}${joining(end, y, level)}`;
        })
        .join(""),
  };
}

/** From the line down to a level. */
function branch(x: number, y: number, level: number): string {
  return `<path d="M${x} ${y}q${curve} 0 ${curve} ${curve}V${level - curve}q0 ${curve} ${curve} ${curve}"/>`;
}

/** From a level up to the line again. */
function joining(x: number, y: number, level: number): string {
  return `<path d="M${x} ${level}q${curve} 0 ${curve} ${-curve}V${y + curve}q0 ${-curve} ${curve} ${-curve}"/>`;
}

/** The part again, after going back below it, through the separator. */
function repeat(part: Drawing, separator: Drawing): Drawing {
  const inner = Math.max(part.width, separator.width);
  const offset = part.below + curve + Math.max(separator.above, curve);
  const side = 2 * curve;
  return {
    width: inner + 2 * side,
    above: part.above,
    below: offset + separator.below,
    at: (x, y) => {
      const [start, end, level] = [x + side, x + side + inner, y + offset];
      const back = start + (inner - separator.width) / 2;
      return (
        line(x, y, start) +
        part.at(start, y) +
        line(start + part.width, y, end + side) +
        `<path d="M${end} ${y}q${curve} 0 ${curve} ${curve}V${level - curve}q0 ${curve} ${-curve} ${curve}"/>` +
        `<path d="M${start} ${y}q${-curve} 0 ${-curve} ${curve}V${level - curve}q0 ${curve} ${curve} ${curve}"/>` +
        line(start, level, back) +
        separator.at(back, level) +
        line(back + separator.width, level, end)
      );
    },
  };
}

function drawing(item: Item): Drawing {
  switch (item.kind) {
    case "word":
      return box(item.text, "word");
    case "token":
      return box(item.name, "token");
    case "rule":
      return box(item.name, "rule");
    case "sequence":
      return item.items.length === 0 ? nothing : sequence(item.items.map(drawing));
    case "choice":
      return choice(item.items.map(drawing));
    case "optional":
      return choice([nothing, drawing(item.item)]);
    case "repeat":
      return repeat(drawing(item.item), item.separator === undefined ? nothing : drawing(item.separator));
  }
}

const style =
  "path{fill:none;stroke:#7a8793;stroke-width:1.5}rect{stroke:#7a8793;fill:#eef4fa}rect.word{fill:#e6f5e9}rect.token{fill:#fdf3dc}" +
  "text{font:14px monospace;text-anchor:middle;fill:#1d2730}";

/** A rule as a railroad diagram: an SVG that needs nothing else. */
export function railroad({ item }: Rule): string {
  const drawn = drawing(item);
  const margin = 10;
  const width = drawn.width + 2 * (margin + gap);
  const height = drawn.above + drawn.below + 2 * margin;
  const y = drawn.above + margin;
  const start = margin + gap;
  const end = start + drawn.width;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${style}</style>` +
    `<rect width="100%" height="100%" style="fill:#fff;stroke:none"/>` +
    `<path d="M${margin} ${y - 6}v12M${margin} ${y}H${start}"/>${drawn.at(start, y)}<path d="M${end} ${y}H${end + gap}M${end + gap} ${y - 6}v12"/></svg>\n`
  );
}
