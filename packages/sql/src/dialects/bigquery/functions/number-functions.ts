/** Functions of numbers, and those that choose between values. */
export const numberFunctions = `
abs: (int64) -> int64 ; (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
acos: (float64) -> float64
acosh: (float64) -> float64
apply: (T, lambda(T) -> U) -> U?
asin: (float64) -> float64
asinh: (float64) -> float64
atan2: (float64, float64) -> float64
atan: (float64) -> float64
atanh: (float64) -> float64
cbrt: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
ceil, ceiling: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
coalesce: (T…) -> T!coalesce
cos: (float64) -> float64
cosh: (float64) -> float64
cot: (float64) -> float64
coth: (float64) -> float64
csc: (float64) -> float64
csch: (float64) -> float64
div: (int64, int64) -> int64 ; (numeric, numeric) -> numeric ; (bignumeric, bignumeric) -> bignumeric
exp: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
floor: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
greatest: (orderable T…) -> T
ieee_divide: (float64, float64) -> float64
if: (bool, T, T) -> T?
ifnull: (T, T) -> T!coalesce
is_inf: (float64) -> bool
is_nan: (float64) -> bool
least: (orderable T…) -> T
ln: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
log10: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
log: (float64 [, float64]) -> float64 ; (numeric [, numeric]) -> numeric ; (bignumeric [, bignumeric]) -> bignumeric
mod: (int64, int64) -> int64 ; (numeric, numeric) -> numeric ; (bignumeric, bignumeric) -> bignumeric
nullif: (T, T) -> T?
nullifzero: (int64) -> int64? ; (float64) -> float64? ; (numeric) -> numeric? ; (bignumeric) -> bignumeric?
~pi: () -> float64!
pi_bignumeric: () -> bignumeric!
pi_numeric: () -> numeric!
pow, power: (float64, float64) -> float64 ; (numeric, numeric) -> numeric ; (bignumeric, bignumeric) -> bignumeric
~rand: () -> float64!
round: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric ; (float64, int64) -> float64 ; (numeric, int64) -> numeric ; (bignumeric, int64) -> bignumeric ; (numeric, int64, string) -> numeric ; (bignumeric, int64, string) -> bignumeric
safe_add: (int64, int64) -> int64? ; (float64, float64) -> float64? ; (numeric, numeric) -> numeric? ; (bignumeric, bignumeric) -> bignumeric?
safe_divide: (float64, float64) -> float64? ; (numeric, numeric) -> numeric? ; (bignumeric, bignumeric) -> bignumeric?
safe_multiply: (int64, int64) -> int64? ; (float64, float64) -> float64? ; (numeric, numeric) -> numeric? ; (bignumeric, bignumeric) -> bignumeric?
safe_negate: (int64) -> int64? ; (float64) -> float64? ; (numeric) -> numeric? ; (bignumeric) -> bignumeric?
safe_subtract: (int64, int64) -> int64? ; (numeric, numeric) -> numeric? ; (bignumeric, bignumeric) -> bignumeric? ; (float64, float64) -> float64?
sec: (float64) -> float64
sech: (float64) -> float64
sign: (int64) -> int64 ; (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
sin: (float64) -> float64
sinh: (float64) -> float64
sqrt: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric
tan: (float64) -> float64
tanh: (float64) -> float64
trunc: (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric ; (float64, int64) -> float64 ; (numeric, int64) -> numeric ; (bignumeric, int64) -> bignumeric
zeroifnull: (int64) -> int64! ; (float64) -> float64! ; (numeric) -> numeric! ; (bignumeric) -> bignumeric!
`;
