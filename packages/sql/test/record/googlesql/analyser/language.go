package main

import (
	"runtime/debug"
	"strings"

	g "github.com/goccy/go-googlesql"
)

// Features of the maximum set that BigQuery's manual does not have: types, syntax, and what would accept more operands.
var off = []g.LanguageFeature{
	g.LanguageFeatureFeatureV14MapType, g.LanguageFeatureFeatureUuidType, g.LanguageFeatureFeatureProtoBase,
	g.LanguageFeatureFeatureRowType, g.LanguageFeatureFeatureTimestampNanos, g.LanguageFeatureFeatureTimestampPicos,
	g.LanguageFeatureFeatureTimestampPrecision, g.LanguageFeatureFeatureEnableMeasures, g.LanguageFeatureFeatureTokenizedSearch,
	g.LanguageFeatureFeatureSqlGraph, g.LanguageFeatureFeatureAnonymization,
	g.LanguageFeatureFeatureArrayEquality, g.LanguageFeatureFeatureArrayOrdering, g.LanguageFeatureFeatureJsonTypeComparison,
	g.LanguageFeatureFeatureImplicitCoercionStringLiteralToBytes, g.LanguageFeatureFeatureArrayGreatestLeast,
	g.LanguageFeatureFeatureLateralColumnReferences, g.LanguageFeatureFeatureLateralJoin, g.LanguageFeatureFeatureForUpdate,
	g.LanguageFeatureFeatureStructPositionalAccessor, g.LanguageFeatureFeatureStructBracedConstructors,
	g.LanguageFeatureFeatureBracedProtoConstructors, g.LanguageFeatureFeatureLiteralConcatenation,
	g.LanguageFeatureFeatureGeneralQuantifiedComparisons, g.LanguageFeatureFeatureMultiwayUnnest,
	g.LanguageFeatureFeatureAggregateFiltering, g.LanguageFeatureFeatureMultilevelAggregation,
	g.LanguageFeatureFeatureMultiGroupingSets, g.LanguageFeatureFeatureWithGroupRows, g.LanguageFeatureFeatureLimitAll,
	g.LanguageFeatureFeatureLimitOffsetExpressions, g.LanguageFeatureFeatureTopLevelTableStatements,
}

// Features that BigQuery has and the maximum set leaves out, and those that take something away as BigQuery does.
var on = []g.LanguageFeature{
	g.LanguageFeatureFeatureDisableFloat32, g.LanguageFeatureFeatureBareArrayAccess, g.LanguageFeatureFeatureMatchRecognize,
	g.LanguageFeatureFeatureAllowDashesInTableName, g.LanguageFeatureFeatureQualify,
	g.LanguageFeatureFeatureDisableArrayMinAndMax, g.LanguageFeatureFeatureDisableArraySumAndAvg,
}

// Names of BigQuery's types that the engine does not know by itself.
var integers = []string{"INT", "SMALLINT", "INTEGER", "BIGINT", "TINYINT", "BYTEINT"}

type engine struct {
	language *g.LanguageOptions
	builtins *g.SimpleCatalog
	types    *g.TypeFactory
	setups   map[string]*setup
}

func openEngine() *engine {
	check(g.Init())
	language := must(g.NewLanguageOptions())
	check(language.EnableMaximumLanguageFeatures())
	for _, feature := range off {
		check(language.DisableLanguageFeature(feature))
	}
	for _, feature := range on {
		check(language.EnableLanguageFeature(feature))
	}
	check(language.SetSupportsAllStatementKinds())
	check(language.SetProductMode(g.ProductModeProductExternal))
	check(language.EnableReservableKeyword("QUALIFY", true))
	check(language.EnableReservableKeyword("MATCH_RECOGNIZE", true))
	builtins := must(g.NewSimpleCatalog("builtins", nil))
	check(builtins.AddBuiltinFunctionsAndTypes(&g.BuiltinFunctionOptions{LanguageOptions: language}))
	types := must(g.NewTypeFactory())
	for _, name := range integers {
		check(builtins.AddType(name, must(types.GetInt64())))
	}
	return &engine{language: language, builtins: builtins, types: types, setups: map[string]*setup{}}
}

func (e *engine) options() *g.AnalyzerOptions {
	options := must(g.NewAnalyzerOptions2())
	check(options.SetLanguage(e.language))
	check(options.SetErrorMessageMode(g.ErrorMessageModeErrorMessageOneLine))
	return options
}

func (e *engine) about() answer {
	given := answer{Engine: "GoogleSQL analyser", Version: "unknown"}
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, module := range build.Deps {
			if strings.HasSuffix(module.Path, "/go-googlesql") {
				given.Version = module.Path + " " + module.Version
			}
		}
	}
	text := must(e.language.GetEnabledLanguageFeaturesAsString())
	for _, feature := range strings.Split(text, ",") {
		given.Features = append(given.Features, strings.TrimPrefix(strings.TrimSpace(feature), "FEATURE_"))
	}
	return given
}
