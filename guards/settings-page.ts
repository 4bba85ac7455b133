import { expectedOf } from "../packages/compiler/src/config/expected.ts";
import type { Shape, TableShape, VariantsShape } from "../packages/compiler/src/config/shape.ts";
import type { FileKind } from "../packages/compiler/src/schema/editor-schemas.ts";

/** Tables that have their section, with its title. */
type Shown = Map<Shape, string>;

/** A table that gets a section, with where it stands. */
interface Section {
  readonly path: readonly string[];
  readonly isList: boolean;
  readonly shape: TableShape;
  /** `type = "load"` for a variant. */
  readonly choice?: string;
  /** Of a variant: the keys of all its siblings, which are shown once. */
  readonly about: Shape;
}

/** The page that explains every setting of every kind of file. */
export function settingsPage(kinds: readonly FileKind[]): string {
  const parts = kinds.map((kind) => {
    const shown: Shown = new Map();
    const text = sectionsOf(kind.shape, { path: [], isList: false }).flatMap((s) => print(s, shown));
    return `## \`${kind.files}\`\n\n${kind.about} Schema: \`rocky schema ${kind.name}\`.\n\n${text.join("\n")}`;
  });
  return `${intro}\n${parts.join("\n")}`;
}

const intro = `# Settings

Every setting of every file, generated from what Rocky checks files against. *Later* marks what is understood but does nothing yet (W061 says
so), *partly* what is read but not acted on (W200). Texts may hold \`\${NAME}\` and \`\${NAME:-default}\` of the environment.
`;

type At = Pick<Section, "path" | "isList">;

/** The tables that a shape consists of at a place. */
function sectionsOf(shape: Shape, at: At): readonly Section[] {
  switch (shape.kind) {
    case "table":
      return [{ ...at, shape, about: shape }];
    case "variants":
      return variantSections(shape, at);
    case "names":
      return sectionsOf(shape.of, { ...at, path: [...at.path, "<name>"] });
    case "list":
      return sectionsOf(shape.of, { ...at, isList: true });
    case "either":
      return shape.of.flatMap((one) => sectionsOf(one, at)).slice(0, 1);
    default:
      return [];
  }
}

/** What all variants have in common, then what each has of its own. */
function variantSections(shape: VariantsShape, at: At): readonly Section[] {
  const variants = Object.entries(shape.of);
  const [first] = variants;
  const isShared = (key: string): boolean =>
    variants.every(([, variant]) => variant.keys[key] === first?.[1].keys[key]);
  const keysOf = (variant: TableShape, shared: boolean): TableShape["keys"] =>
    Object.fromEntries(Object.entries(variant.keys).filter(([key]) => isShared(key) === shared));
  const all = first === undefined ? {} : keysOf(first[1], true);
  const everywhere = Object.keys(all).filter((key) =>
    variants.every(([, variant]) => variant.required?.includes(key) === true),
  );
  const names: Shape = { kind: "choice", values: variants.map(([name]) => name) };
  const by = { ...all[shape.by], ...names };
  const common: TableShape = { kind: "table", keys: { ...all, [shape.by]: by }, required: everywhere };
  return [
    { ...at, shape: common, about: shape },
    ...variants.map(([name, variant]) => ({
      ...at,
      shape: { ...variant, keys: keysOf(variant, false) },
      choice: `${shape.by} = "${name}"`,
      about: { ...variant, about: `${variant.about ?? ""}${needs(variant, everywhere)}` },
    })),
  ];
}

/** Which of the keys that all variants have this one needs. */
function needs({ required = [], keys }: TableShape, everywhere: readonly string[]): string {
  const own = required.filter((key) => !everywhere.includes(key) && keys[key] !== undefined);
  return own.length === 0 ? "" : ` Needs ${own.map((key) => `\`${key}\``).join(", ")}.`;
}

function titleOf({ path, isList, choice }: Section): string {
  const name = path.join(".");
  const table = path.length === 0 ? "At the top" : isList ? `\`[[${name}]]\`` : `\`[${name}]\``;
  return choice === undefined ? table : `${table} with \`${choice}\``;
}

function print(section: Section, shown: Shown): readonly string[] {
  const title = titleOf(section);
  shown.set(section.shape, title);
  const rows: string[] = [];
  const inner: Section[] = [];
  for (const [key, shape] of Object.entries(section.shape.keys)) {
    const sections = sectionsOf(shape, { path: [...section.path, key], isList: false });
    const [first] = sections;
    const before = first === undefined ? undefined : shown.get(first.shape);
    const isPlain = shape.kind === "either" || first === undefined;
    if (isPlain || before !== undefined) rows.push(rowOf({ section, key, shape, before }));
    if (before === undefined) {
      for (const each of sections) shown.set(each.shape, titleOf(each));
      inner.push(...sections);
    }
  }
  const { others } = section.shape;
  if (others !== undefined) {
    rows.push(rowOf({ section, key: others.example, shape: others.of, before: undefined }));
  }
  const aliases = Object.entries(section.shape.aliases ?? {}).map(
    ([alias, key]) => `\`${alias}\` is \`${key}\``,
  );
  const head =
    section.path.length === 0 && rows.length === 0 ? [] : [`### ${title}`, "", aboutOf(section.about), ""];
  const table =
    rows.length === 0
      ? []
      : ["| setting | meaning | value | default |", "| --- | --- | --- | --- |", ...rows, ""];
  const also = aliases.length === 0 ? [] : [`Other spellings: ${aliases.join(", ")}.`, ""];
  return [...head, ...table, ...also, ...inner.flatMap((each) => print(each, shown))];
}

function aboutOf(shape: Shape): string {
  const state =
    shape.later === true ? " *Later.*" : shape.partly === undefined ? "" : ` *Partly: ${shape.partly}.*`;
  return `${shape.about ?? ""}${state}`;
}

interface Row {
  readonly section: Section;
  readonly key: string;
  readonly shape: Shape;
  readonly before: string | undefined;
}

function rowOf({ section, key, shape, before }: Row): string {
  const required = section.shape.required?.includes(key) === true ? " (needed)" : "";
  const fallback = shape.default === undefined ? "" : `\`${JSON.stringify(shape.default)}\``;
  const value = before === undefined ? valueOf(shape) : `as ${before}`;
  return `| ${[`\`${key}\`${required}`, aboutOf(shape), value, fallback].map(cell).join(" | ")} |`;
}

function valueOf(shape: Shape): string {
  if (shape.kind === "list") return `a list: ${valueOf(shape.of)}`;
  if (shape.kind === "names") return `a table: ${valueOf(shape.of)} for each name`;
  if (shape.kind === "either") return shape.of.map(valueOf).join(", or ");
  return expectedOf(shape).replaceAll('", "', '" "');
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/<(?=[a-z]+>\])/g, "&lt;");
}
