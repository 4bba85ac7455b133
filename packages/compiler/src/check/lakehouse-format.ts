import { isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";
import { settingOf } from "./configuration.ts";

/** E035: options that an Iceberg table cannot have together, or at all. */
export const lakehouseFormatRule: Rule = ({ models }) =>
  models.flatMap((model) => {
    if (settingOf(model, ["format"])?.value !== "iceberg_table") return [];
    const options = settingOf(model, ["format_options"])?.value;
    if (!isTable(options)) return [];
    const extras = { model: model.compiled.name };
    const both = isFilled(options["partition_by"]) && isFilled(options["cluster_by"]);
    const clustered = settingOf(model, ["format_options", "cluster_by"]);
    const properties = Array.isArray(options["table_properties"]) ? options["table_properties"] : [];
    const refused = properties.flatMap((pair: unknown) =>
      Array.isArray(pair) && typeof pair[0] === "string" && pair[0].startsWith("write.format.")
        ? [pair[0]]
        : [],
    );
    const place = settingOf(model, ["format_options", "table_properties"])?.span;
    return [
      ...(both
        ? [report.icebergOption(clustered?.span, { option: "cluster_by beside partition_by" }, extras)]
        : []),
      ...refused.map((option) => report.icebergOption(place, { option: `the property ${option}` }, extras)),
    ];
  });

function isFilled(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || (typeof value === "string" && value !== "");
}
