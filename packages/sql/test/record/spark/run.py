"""Runs queries on Spark over a few rows in which every column that may be NULL is NULL somewhere.

A JSON object a line in, a JSON object a line out, in the same order:
  {"setup": [ddl]}          -> {"ready": 1}; forgets the tables of the setup before
  {"sql": query, "at": [i]} -> {"rows": count, "nulls": [i]}, those of the columns that are NULL in a row, or {"failed": class}
"""

import json
import logging
import os
import re
import shutil
import sys
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import types as T

folder = tempfile.mkdtemp(prefix="spark-oracle-")
os.chdir(folder)
builder = SparkSession.builder.master("local[1]").appName("claims")
for key, value in {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.warehouse.dir": folder,
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}.items():
    builder = builder.config(key, value)
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
logging.disable(logging.CRITICAL)

count = 6
views = set()

# The texts of simple values by Spark's name of their type; which one is taken depends on the row and the column.
simple = {
    "string": ["'1'", "'a'", "'2024-01-02'", "'paid'"],
    "boolean": ["true", "false"],
    "date": ["DATE'2024-01-02'", "DATE'2023-05-31'"],
    "timestamp": ["TIMESTAMP'2024-01-02 03:04:05'", "TIMESTAMP'2023-05-31 00:00:00'"],
    "timestamp_ntz": ["TIMESTAMP_NTZ'2024-01-02 03:04:05'"],
    "binary": ["X'41'"],
    "variant": ["parse_json('{\"a\": 1}')"],
    "interval": ["make_interval(1, 2, 3)"],
}


def null_of(type_):
    return f"CAST(NULL AS {type_.simpleString()})"


def literal(type_, i):
    """A value of a type as SQL; lists, maps and structs have NULLs inside."""
    if isinstance(type_, T.ArrayType):
        parts = [f"array({literal(type_.elementType, i)}, {null_of(type_.elementType)})", "array()"]
        return parts[i % 2]
    if isinstance(type_, T.MapType):
        value = literal(type_.valueType, i) if i % 2 == 0 else null_of(type_.valueType)
        return f"map({literal(type_.keyType, i)}, {value})"
    if isinstance(type_, T.StructType):
        fields = (
            f"'{f.name}', {literal(f.dataType, i) if i % 2 == 0 or not f.nullable else null_of(f.dataType)}"
            for f in type_.fields
        )
        return f"named_struct({', '.join(fields)})"
    if isinstance(type_, T.NumericType):
        return ["1", "2", "0", "5"][i % 4]
    name = type_.simpleString()
    values = simple.get("string" if isinstance(type_, T.StringType) else name)
    if values is not None:
        return values[i % len(values)]
    if name.startswith("interval"):
        is_months = "year" in name or "month" in name
        return "INTERVAL '1-2' YEAR TO MONTH" if is_months else "INTERVAL '1 02:03:04' DAY TO SECOND"
    return "NULL"


def columns_of(body):
    """Name, type and whether it may be NULL of each column between the parentheses of CREATE TABLE."""
    parts, depth = [""], 0
    for letter in body:
        depth += letter in "(<"
        depth -= letter in ")>"
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    for part in parts:
        name, text = re.match(r"\s*(`[^`]+`|\w+)\s+(.*\S)\s*$", part, re.S).groups()
        required = re.search(r"\sNOT NULL$", text) is not None
        yield name, re.sub(r"\s+NOT NULL\b", "", text), required


def value_of(text, place, is_null):
    plain = re.sub(r"\b(?:VAR)?CHAR\(\d+\)", "STRING", re.sub(r"\s+COLLATE\s+\w+", "", text))
    collation = re.search(r"COLLATE\s+(\w+)", text)
    type_ = spark.sql(f"SELECT CAST(NULL AS {plain}) AS x").schema[0].dataType
    value = f"CAST({'NULL' if is_null else literal(type_, place)} AS {plain})"
    return value if collation is None or "<" in text else f"{value} COLLATE {collation.group(1)}"


def create(statement):
    match = re.match(r"\s*CREATE TABLE ([\w.]+)\s*\((.*)\)\s*$", statement, re.S)
    if match is None:
        return
    name, columns = match.group(1), list(columns_of(match.group(2)))
    rows = []
    for i in range(count):
        values = (
            f"{value_of(text, i + j, not required and (i == 0 or (i + j) % 4 == 1))} AS {column}"
            for j, (column, text, required) in enumerate(columns)
        )
        rows.append(f"SELECT {', '.join(values)}")
    data = spark.sql(" UNION ALL ".join(rows)).localCheckpoint()
    if "." in name:
        spark.sql(f"CREATE DATABASE IF NOT EXISTS {name.split('.')[0]}")
        data.write.mode("overwrite").saveAsTable(name)
    else:
        data.createOrReplaceTempView(name)
        views.add(name)


def set_up(statements):
    for view in views:
        spark.catalog.dropTempView(view)
    views.clear()
    for statement in statements:
        create(statement)
    return {"ready": 1}


def run(sql, at):
    rows = spark.sql(sql).limit(300).collect()
    return {"rows": len(rows), "nulls": [i for i in at if any(row[i] is None for row in rows)]}


def failure(error):
    found = re.search(r"\[([A-Z][A-Z_.]+)\]", str(error))
    return {"failed": found.group(1) if found else type(error).__name__}


try:
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = set_up(request["setup"]) if "setup" in request else run(request["sql"], request["at"])
        except Exception as error:
            answer = failure(error)
        print(json.dumps(answer), flush=True)
finally:
    shutil.rmtree(folder, ignore_errors=True)
