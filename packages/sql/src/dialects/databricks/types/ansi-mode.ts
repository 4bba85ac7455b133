/**
 * Whether a session has Spark's ANSI mode on, as Databricks has by default. With it, what cannot be computed fails, and texts
 * give way to other types; without it, it is NULL, and other types give way to texts.
 */
export type AnsiMode = "on" | "off";
