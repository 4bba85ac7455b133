package main

import (
	"sort"

	g "github.com/goccy/go-googlesql"
)

type function struct {
	Name string `json:"name"`
	// scalar, aggregate or analytic.
	Mode       string      `json:"mode"`
	Window     bool        `json:"window,omitempty"`
	Signatures []signature `json:"signatures"`
}

type signature struct {
	Arguments []argument `json:"arguments"`
	Result    string     `json:"result"`
}

type argument struct {
	Type string `json:"type"`
	// optional or repeated; required when absent.
	Count    string `json:"count,omitempty"`
	Name     string `json:"name,omitempty"`
	Constant bool   `json:"constant,omitempty"`
}

// functions lists the whole catalogue; NET.HOST and its like stand in catalogues of their own.
func (e *engine) functions() []function {
	all := e.functionsIn("", e.builtins)
	names := must(e.builtins.CatalogNames())
	for i, inner := range must(e.builtins.Catalogs()) {
		if simple, ok := inner.(*g.SimpleCatalog); ok {
			all = append(all, e.functionsIn(names[i]+".", simple)...)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

func (e *engine) functionsIn(prefix string, catalogue *g.SimpleCatalog) (all []function) {
	names := must(catalogue.FunctionNames())
	for i, f := range must(catalogue.Functions()) {
		made := function{Name: prefix + names[i], Mode: modeOf(f), Window: must(f.SupportsOverClause()), Signatures: []signature{}}
		for _, s := range must(f.Signatures()) {
			if hidden := must(s.IsInternal()); hidden {
				continue
			}
			if unsupported, err := s.HasUnsupportedType(e.language); err == nil && unsupported {
				continue
			}
			made.Signatures = append(made.Signatures, e.signatureOf(s))
		}
		all = append(all, made)
	}
	return all
}

func modeOf(f *g.Function) string {
	switch {
	case must(f.IsAggregate()):
		return "aggregate"
	case must(f.IsAnalytic()):
		return "analytic"
	}
	return "scalar"
}

func (e *engine) signatureOf(s *g.FunctionSignature) signature {
	made := signature{Arguments: []argument{}, Result: argumentType(must(s.ResultType()))}
	for _, a := range must(s.Arguments()) {
		one := argument{Type: argumentType(a)}
		if must(a.Repeated()) {
			one.Count = "repeated"
		} else if must(a.Optional()) {
			one.Count = "optional"
		}
		if must(a.HasArgumentName()) {
			one.Name = must(a.ArgumentName())
		}
		one.Constant = must(a.MustBeConstant())
		made.Arguments = append(made.Arguments, one)
	}
	return made
}

func argumentType(a *g.FunctionArgumentType) string {
	return must(a.UserFacingName(g.ProductModeProductExternal, true))
}
