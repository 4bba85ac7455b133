/** Functions of numbers. */
export const numberFunctions = `
abs: (any) -> =abs
acos, acosh, asin, asinh, atan, atanh, cbrt, cos, cosh, cot: (float) -> =real
ascii, md5_number, md5_number_lower64, md5_number_upper64, rtrimmed_length, unicode: (varchar) -> =whole
atan2, log, pow, power, regr_valx, regr_valy: (float, float) -> =real
bit_and, bit_xor: (number, number) -> =bits
bit_shiftright: (number, number) -> =bitsShifted
bit_length: (varchar) -> NUMBER(19,0) ; (binary) -> NUMBER(19,0)
bit_not: (number) -> =bits
bit_or: (number, number) -> =bitsOr
negate: (number) -> =first ; (float) -> FLOAT
bit_shiftleft: (number, number) -> NUMBER(38,0)
bitand, bitxor: (number, number [, varchar]) -> =bits ; (binary, binary [, varchar]) -> BINARY
bitcount, bitmap_bit_position, bitmap_bucket_number, factorial: (number) -> =whole
bitmap_count: (binary) -> =whole
bitnot: (number) -> =bits ; (binary) -> BINARY
bitor: (number, number [, varchar]) -> =bitsOr ; (binary, binary [, varchar]) -> BINARY
bitshiftleft: (number, number) -> NUMBER(38,0) ; (binary, number) -> BINARY
bitshiftright: (number, number) -> =bitsShifted ; (binary, number) -> BINARY
ceil, ceiling, floor: (any [, any]) -> =rounded
charindex: (varchar, varchar [, number]) -> NUMBER(9,0) ; (binary, binary [, number]) -> NUMBER(9,0)
degrees, exp, ln, radians, sin, sinh, sqrt, tan, tanh: (float) -> =real
div0: (any, any) -> =quotient
div0null: (any, any) -> =quotient!first
editdistance: (varchar, varchar [, number]) -> NUMBER(9,0)
haversine: (float, float, float, float) -> =real
jarowinkler_similarity: (varchar, varchar) -> =whole
len: (varchar) -> NUMBER(18,0)
length, octet_length: (varchar) -> NUMBER(18,0) ; (binary) -> NUMBER(18,0)
mod: (any, any) -> =modulo
~normal: (float, float, number) -> =real?
normalize: (any, any, any) -> FLOAT
nullifzero: (any) -> =nullIfZero?
pi: () -> FLOAT!
regexp_count: (varchar, varchar [, number, varchar]) -> NUMBER(18,0)
regexp_instr: (varchar, varchar [, number, number, number, varchar, number]) -> NUMBER(18,0)
round: (any [, any, any]) -> =rounded
sign: (any) -> =sign
square: (any) -> =real
to_decfloat: (any [, varchar]) -> DECFLOAT
to_double: (any [, varchar]) -> FLOAT
to_number, to_decimal, to_numeric: (any [, any, any, any]) -> =toNumber
trunc, truncate: (any [, any]) -> =truncated
try_to_decfloat: (varchar [, varchar]) -> DECFLOAT?
try_to_double: (varchar [, varchar]) -> FLOAT?
try_to_number, try_to_decimal, try_to_numeric: (any [, any, any, any]) -> =toNumber?
~uniform: (any, any, any) -> =uniform?
width_bucket: (any, any, any, any) -> =bucket
zeroifnull: (any) -> =zeroIfNull!
~zipf: (float, number, number) -> =whole?
`;
