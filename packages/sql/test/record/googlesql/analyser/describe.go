package main

import (
	"fmt"
	"runtime"
	"strings"

	g "github.com/goccy/go-googlesql"
)

type column struct {
	Name string `json:"name"`
	Type string `json:"type"`
	// The query gives it no name; the name is the one that BigQuery shows.
	Unnamed bool `json:"unnamed,omitempty"`
}

type outputter interface {
	OutputColumnList() ([]*g.ResolvedOutputColumn, error)
}

func (s *setup) describe(asked request) answer {
	e := s.engine
	options := e.options()
	for name, text := range asked.Parameters {
		check(options.AddQueryParameter(name, must(g.AnalyzeType(text, options, s.catalogue, e.types))))
	}
	if len(asked.Parameters) == 0 {
		check(options.SetAllowUndeclaredParameters(true))
		if strings.Contains(asked.SQL, "?") && !strings.Contains(asked.SQL, "@") {
			check(options.SetParameterMode(g.ParameterModeParameterPositional))
		}
	}
	out := must(g.AnalyzeStatement(asked.SQL, options, s.catalogue, e.types))
	defer runtime.KeepAlive(options)
	defer runtime.KeepAlive(out)
	statement := must(out.ResolvedStatement())
	query, ok := statement.(*g.ResolvedQueryStmt)
	if !ok {
		panic(fmt.Errorf("not a query: %T", statement))
	}
	parameters := map[string]string{}
	if len(asked.Parameters) == 0 {
		collectParameters(statement, parameters)
	}
	return answer{Columns: queryColumns(query), Parameters: parameters}
}

// queryColumns are those that BigQuery's result has: a query of SELECT AS STRUCT gives a column per field.
func queryColumns(query *g.ResolvedQueryStmt) []column {
	outputs := must(query.OutputColumnList())
	if must(query.IsValueTable()) && len(outputs) == 1 {
		only := must(must(outputs[0].Column()).Type())
		if must(only.IsStruct()) {
			var columns []column
			for _, field := range must(must(only.AsStruct()).Fields()) {
				columns = append(columns, namedColumn(field.Name, typeName(field.Type_)))
			}
			return numbered(columns)
		}
	}
	return columnsOf(outputs)
}

func columnsOf(outputs []*g.ResolvedOutputColumn) []column {
	var columns []column
	for _, output := range outputs {
		name := must(output.Name())
		columns = append(columns, namedColumn(name, typeName(must(must(output.Column()).Type()))))
	}
	return numbered(columns)
}

func namedColumn(name, typeText string) column {
	return column{Name: name, Type: typeText, Unnamed: name == "" || strings.HasPrefix(name, "$")}
}

// numbered gives unnamed columns BigQuery's names, which count the unnamed ones only.
func numbered(columns []column) []column {
	unnamed := 0
	for i := range columns {
		if columns[i].Unnamed {
			columns[i].Name = fmt.Sprintf("f%d_", unnamed)
			unnamed++
		}
	}
	return columns
}

// typeName is a method of the concrete types only.
func typeName(of g.Googlesql_TypeNode) string {
	switch spelled := of.(type) {
	case interface {
		TypeName(g.ProductMode) (string, error)
	}:
		return must(spelled.TypeName(g.ProductModeProductExternal))
	case interface{ TypeName() (string, error) }:
		return must(spelled.TypeName())
	}
	return fmt.Sprintf("%T", of)
}

// collectParameters finds the type that each undeclared parameter has where it stands: @name, or ? by its position.
func collectParameters(node g.ResolvedNode, into map[string]string) {
	if parameter, ok := node.(*g.ResolvedParameter); ok {
		name := must(parameter.Name())
		if name == "" {
			name = fmt.Sprint(must(parameter.Position()))
		}
		into[name] = typeName(must(parameter.Type()))
	}
	parent, ok := node.(interface {
		GetChildNodes() ([]g.ResolvedNode, error)
	})
	if !ok {
		return
	}
	children, err := parent.GetChildNodes()
	if err != nil {
		return
	}
	for _, child := range children {
		if child != nil {
			collectParameters(child, into)
		}
	}
}
