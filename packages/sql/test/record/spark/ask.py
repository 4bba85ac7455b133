"""Asks Spark's analyser: a JSON object a line in, a JSON object a line out, in the same order.

The first line out says which engine answers. Then
  {"sql": query}     -> {"columns": [{name, type, nullable?}]} or {"refused": {class, state, message}}
  {"setup": [ddl]}   -> {"tables": {name: [column]}} or {"refused": ...}; forgets the tables of the setup before
  {"functions": 1}   -> {"functions": [{name, kind, group}]}
Nothing is executed but the statements of setups: a query is only analysed. The settings are "key=value" arguments.

A table is a temporary view over no rows, with the schema that Spark's own parser reads from CREATE TABLE, because Spark's own tables
forget NOT NULL. A table of a schema (`sales.orders`) cannot be such a view; it is one of Spark's own whose plan is put into the session's
cache of plans, from where every query takes it.
"""

import json
import logging
import os
import re
import shutil
import sys
import tempfile

import py4j.java_gateway
import py4j.protocol

raw_return_value = py4j.protocol.get_return_value

from pyspark.sql import SparkSession

folder = tempfile.mkdtemp(prefix="spark-oracle-")
os.chdir(folder)
builder = SparkSession.builder.master("local[1]").appName("oracle")
for key, value in {
    "spark.ui.enabled": "false",
    "spark.sql.warehouse.dir": folder,
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "3g",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    **dict(argument.split("=", 1) for argument in sys.argv[1:]),
}.items():
    builder = builder.config(key, value)
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
logging.disable(logging.CRITICAL)
jvm = spark._jvm
skip = jvm.org.apache.spark.sql.execution.CommandExecutionMode.SKIP()


spelled = {"integer": "INT", "long": "BIGINT", "short": "SMALLINT", "byte": "TINYINT"}


def quoted(name):
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) else "`" + name.replace("`", "``") + "`"


def type_text(type_, collations, path):
    """The SQL text of a type in Spark's JSON, with NOT NULL also for elements and values."""
    if isinstance(type_, str):
        text = spelled.get(type_) or type_.upper()
        collation = collations.get(path)
        return text if collation is None else f"{text} COLLATE {collation.split('.')[-1]}"
    kind = type_["type"]
    if kind == "struct":
        fields = (field_text(field, collations, path) for field in type_["fields"])
        return f"STRUCT<{', '.join(fields)}>"
    if kind == "array":
        element = type_text(type_["elementType"], collations, f"{path}.element")
        return f"ARRAY<{element}{'' if type_['containsNull'] else ' NOT NULL'}>"
    if kind == "map":
        key = type_text(type_["keyType"], collations, f"{path}.key")
        value = type_text(type_["valueType"], collations, f"{path}.value")
        return f"MAP<{key}, {value}{'' if type_['valueContainsNull'] else ' NOT NULL'}>"
    return json.dumps(type_)


def field_text(field, collations, path):
    own = (field.get("metadata") or {}).get("__COLLATIONS") or {}
    inner = {**collations, **{f"{path}.{key}": value for key, value in own.items()}}
    text = type_text(field["type"], inner, f"{path}.{field['name']}")
    return f"{quoted(field['name'])}: {text}{'' if field['nullable'] else ' NOT NULL'}"


def columns_of(schema):
    columns = []
    for field in json.loads(schema.json())["fields"]:
        collations = (field.get("metadata") or {}).get("__COLLATIONS") or {}
        text = type_text(field["type"], collations, field["name"])
        columns.append({"name": field["name"], "type": text, **({"nullable": True} if field["nullable"] else {})})
    return columns


class Session:
    """A session of its own, so that no view, function or variable of a setup stays for the next one."""

    def __init__(self):
        self.spark = spark.newSession()
        # Spark's own translation of exceptions asks the JVM a dozen times for each; only three facts are needed.
        py4j.java_gateway.get_return_value = raw_return_value
        self.state = self.spark._jsparkSession.sessionState()
        self.parser = self.state.sqlParser()
        self.tables = {}

    def analysed(self, sql):
        return self.state.executePlan(self.parser.parsePlan(sql), skip).analyzed()


session = Session()


def ask(sql):
    return {"columns": columns_of(session.analysed(sql).schema())}


def message_of(text):
    lines = [line.strip() for line in (text or "").strip().split("\n")]
    first = re.sub(r"^\[[A-Z0-9_.]+\] ", "", lines[0] if lines else "")
    return re.sub(r" SQLSTATE: \w+.*$", "", first)[:120]


def refusal(error):
    """The error class, the SQL state and the first line of what Spark says."""
    if not isinstance(error, py4j.protocol.Py4JJavaError):
        return {"refused": {"message": message_of(str(error))}}
    thrown = error.java_exception
    refused = {}
    for key, method in (("class", "getCondition"), ("state", "getSqlState")):
        try:
            value = getattr(thrown, method)()
        except Exception:
            value = None
        if value is not None:
            refused[key] = value
    refused["message"] = message_of(thrown.getMessage())
    if "class" not in refused:
        refused["thrown"] = thrown.getClass().getName()
    return {"refused": refused}


schemas = set()


def create(ddl):
    if not re.match(r"\s*create\s+table\b", ddl, re.I):
        session.spark.sql(ddl)
        return
    plan = session.parser.parsePlan(ddl)
    names = plan.name().nameParts()
    parts = [names.apply(i) for i in range(names.size())]
    lengths = jvm.org.apache.spark.sql.catalyst.util.CharVarcharUtils
    schema = lengths.replaceCharVarcharWithStringInSchema(plan.tableSchema())
    rows = session.spark._jsparkSession.createDataFrame(jvm.java.util.ArrayList(), schema)
    if len(parts) == 1:
        rows.createOrReplaceTempView(parts[0])
    else:
        schema_name, table = parts[-2:]
        schemas.add(schema_name)
        session.spark.sql(f"CREATE SCHEMA IF NOT EXISTS {quoted(schema_name)}")
        session.spark.sql(f"CREATE TABLE {quoted(schema_name)}.{quoted(table)} ({schema.toDDL()}) USING parquet")
        name = jvm.org.apache.spark.sql.catalyst.QualifiedTableName.apply("spark_catalog", schema_name, table)
        session.state.catalog().cacheTable(name, rows.logicalPlan())
    session.tables[".".join(parts)] = ask(f"SELECT * FROM {'.'.join(map(quoted, parts))}")["columns"]


def set_up(statements):
    global session
    for schema in schemas:
        spark.sql(f"DROP SCHEMA IF EXISTS {quoted(schema)} CASCADE")
    schemas.clear()
    session = Session()
    for statement in statements:
        create(statement)
    return {"tables": session.tables}


def functions():
    registry = session.state.functionRegistry()
    table_registry = session.state.tableFunctionRegistry()
    found = []
    for kind, source in (("scalar", registry), ("table", table_registry)):
        listed = source.listFunction()
        identifiers = {}
        for i in range(listed.size()):
            identifiers[listed.apply(i).funcName()] = listed.apply(i)
        for name in sorted(identifiers):
            info = source.lookupFunction(identifiers[name]).get()
            found.append({"name": name, "kind": kind, "group": info.getGroup()})
    return {"functions": found}


def answer(request):
    if "setup" in request:
        return set_up(request["setup"])
    if "functions" in request:
        return functions()
    return ask(request["sql"])


def say(what):
    print(json.dumps(what), flush=True)


say({"engine": "Apache Spark", "version": spark.version, "ansi": spark.conf.get("spark.sql.ansi.enabled") == "true"})
for line in sys.stdin:
    try:
        said = answer(json.loads(line))
    except Exception as error:
        said = refusal(error)
    say(said)
spark.stop()
shutil.rmtree(folder, ignore_errors=True)
