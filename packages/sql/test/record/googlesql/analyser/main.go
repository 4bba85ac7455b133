// The GoogleSQL analyser behind JSON lines: one request a line on stdin, one answer a line on stdout, in order.
//
//	{"about": true}                       -> {"engine", "version", "features"}
//	{"functions": true}                   -> {"functions": [{"name", "mode", "signatures"}]}
//	{"setup": "s", "ddl": ["CREATE …"]}   -> {"tables": {"t": [{"name", "type", "required"}]}}
//	{"setup": "s", "sql": "SELECT …"}     -> {"columns": [{"name", "type"}], "parameters"} or {"refused"}
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

type request struct {
	About      bool              `json:"about"`
	Functions  bool              `json:"functions"`
	Setup      string            `json:"setup"`
	DDL        []string          `json:"ddl"`
	SQL        string            `json:"sql"`
	Parameters map[string]string `json:"parameters"`
}

type answer struct {
	Engine     string                   `json:"engine,omitempty"`
	Version    string                   `json:"version,omitempty"`
	Features   []string                 `json:"features,omitempty"`
	Functions  []function               `json:"functions,omitempty"`
	Tables     map[string][]tableColumn `json:"tables,omitempty"`
	Columns    []column                 `json:"columns,omitempty"`
	Parameters map[string]string        `json:"parameters,omitempty"`
	Refused    string                   `json:"refused,omitempty"`
}

// must panics where the binding fails; answerTo turns that into a refusal.
func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	engine := openEngine()
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for n := 1; in.Scan(); n++ {
		var asked request
		check(json.Unmarshal(in.Bytes(), &asked))
		check(out.Encode(engine.answerTo(asked)))
		if n%200 == 0 {
			runtime.GC() // finalizers give the engine's memory back
		}
	}
}

func (e *engine) answerTo(asked request) (given answer) {
	defer func() {
		if problem := recover(); problem != nil {
			given = answer{Refused: fmt.Sprint(problem)}
		}
	}()
	switch {
	case asked.About:
		return e.about()
	case asked.Functions:
		return answer{Functions: e.functions()}
	case asked.DDL != nil:
		s := e.newSetup()
		for _, text := range asked.DDL {
			s.define(text)
		}
		e.setups[asked.Setup] = s
		return answer{Tables: s.columns}
	}
	s := e.setups[asked.Setup]
	if s == nil {
		panic(fmt.Errorf("there is no setup %q", asked.Setup))
	}
	return s.describe(asked)
}
