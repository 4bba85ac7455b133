/** Functions that need OVER. */
export const windowFunctions = `
cume_dist: () -> float64!
dense_rank: () -> int64!
first_value: (T) -> T
is_first, is_last: (int64) -> bool!
lag: (T [, int64, T]) -> T!defaulted
last_value: (T) -> T
lead: (T [, int64, T]) -> T!defaulted
nth_value: (T, int64) -> T
ntile: (int64) -> int64!
percent_rank: () -> float64!
rank: () -> int64!
row_number: () -> int64!
st_clusterdbscan: (geography, float64, int64) -> int64?
`;
