package main

import (
	"fmt"
	"strings"

	g "github.com/goccy/go-googlesql"
)

// A setup is a catalogue of tables before the built-in functions. What the engine was handed stays referenced (keep):
// finalizers would free what it still uses.
type setup struct {
	engine    *engine
	tables    *g.SimpleCatalog
	catalogue *g.MultiCatalog
	folders   map[string]*g.SimpleCatalog
	columns   map[string][]tableColumn
	keep      []any
}

type tableColumn struct {
	Name string `json:"name"`
	Type string `json:"type"`
	// NOT NULL, and the paths of the fields in it that are.
	Required       bool     `json:"required,omitempty"`
	RequiredFields []string `json:"requiredFields,omitempty"`
}

func (e *engine) newSetup() *setup {
	s := &setup{engine: e, folders: map[string]*g.SimpleCatalog{}, columns: map[string][]tableColumn{}}
	s.tables = must(g.NewSimpleCatalog("tables", nil))
	s.catalogue = must(g.NewMultiCatalogCreate("all", []g.CatalogNode{s.tables, e.builtins}))
	return s
}

type named interface{ NamePath() ([]string, error) }

// define adds what a CREATE TABLE, CREATE VIEW or CREATE TABLE AS SELECT makes.
func (s *setup) define(text string) {
	out := must(g.AnalyzeStatement(text, s.engine.options(), s.catalogue, s.engine.types))
	s.keep = append(s.keep, out)
	statement := must(out.ResolvedStatement())
	// A path in one pair of backticks is the same as its parts.
	path := strings.Split(strings.Join(must(statement.(named).NamePath()), "."), ".")
	var columns []tableColumn
	var types []g.Googlesql_TypeNode
	switch made := statement.(type) {
	case *g.ResolvedCreateTableStmt:
		for _, definition := range must(made.ColumnDefinitionList()) {
			column := tableColumn{Name: must(definition.Name()), Type: definedType(definition)}
			if annotations := must(definition.Annotations()); annotations != nil {
				column.Required = must(annotations.NotNull())
				column.RequiredFields = requiredFields("", must(definition.Type()), annotations)
			}
			columns, types = append(columns, column), append(types, must(definition.Type()))
		}
	default:
		outputs := must(statement.(outputter).OutputColumnList())
		for i, output := range columnsOf(outputs) {
			columns = append(columns, tableColumn{Name: output.Name, Type: output.Type})
			types = append(types, must(must(outputs[i].Column()).Type()))
		}
	}
	s.columns[strings.Join(path, ".")] = columns
	s.add(path, columns, types)
}

// definedType spells a column's type with its parameters, as in NUMERIC(10, 2).
func definedType(definition *g.ResolvedColumnDefinition) string {
	columnType := must(definition.Type())
	if spelled, ok := columnType.(interface {
		TypeNameWithModifiers(*g.TypeModifiers, g.ProductMode) (string, error)
	}); ok {
		parameters := must(definition.GetFullTypeParameters())
		collation, err := g.NewCollation()
		if err == nil {
			modifiers, err := g.NewTypeModifiersMakeTypeModifiers(parameters, collation)
			if err == nil {
				return must(spelled.TypeNameWithModifiers(modifiers, g.ProductModeProductExternal))
			}
		}
	}
	return typeName(columnType)
}

func requiredFields(path string, of g.Googlesql_TypeNode, annotations *g.ResolvedColumnAnnotations) (required []string) {
	children := must(annotations.ChildList())
	if must(of.IsArray()) {
		if len(children) == 1 && children[0] != nil {
			return requiredFields(path, must(must(of.AsArray()).ElementType()), children[0])
		}
		return nil
	}
	if !must(of.IsStruct()) {
		return nil
	}
	fields := must(must(of.AsStruct()).Fields())
	for i, child := range children {
		if child == nil || i >= len(fields) {
			continue
		}
		name := strings.TrimPrefix(path+"."+fields[i].Name, ".")
		if must(child.NotNull()) {
			required = append(required, name)
		}
		required = append(required, requiredFields(name, fields[i].Type_, child)...)
	}
	return required
}

// isPseudo says whether BigQuery leaves a column out of `*`.
func isPseudo(name string) bool {
	return name == "_TABLE_SUFFIX" || name == "_PARTITIONTIME" || name == "_PARTITIONDATE"
}

func (s *setup) add(path []string, columns []tableColumn, types []g.Googlesql_TypeNode) {
	name := path[len(path)-1]
	table := must(g.NewSimpleTable(name, 0))
	check(table.SetFullName(strings.Join(path, ".")))
	for i, c := range columns {
		column := must(g.NewSimpleColumn(name, c.Name, types[i], isPseudo(c.Name), true))
		check(table.AddColumn2(column, false))
		s.keep = append(s.keep, column)
	}
	s.keep = append(s.keep, table)
	folder := s.tables
	for i := range path[:len(path)-1] {
		key := fmt.Sprint(path[:i+1])
		if s.folders[key] == nil {
			s.folders[key] = must(g.NewSimpleCatalog(path[i], nil))
			check(folder.AddCatalog(s.folders[key]))
		}
		folder = s.folders[key]
	}
	check(folder.AddTable2(name, table))
	if len(path) > 1 { // so that a query may write it in one pair too
		check(s.tables.AddTable2(strings.Join(path, "."), table))
	}
}
