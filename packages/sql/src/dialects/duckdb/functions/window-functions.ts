/** The functions that need OVER, which DuckDB's catalogue does not list. */
export const windowFunctions: string = `
cume_dist () DOUBLE
dense_rank () BIGINT
fill (T) T
first_value (T) T
lag (T) T; (T, BIGINT) T; (T, BIGINT, ANY) T
last_value (T) T
lead (T) T; (T, BIGINT) T; (T, BIGINT, ANY) T
nth_value (T, BIGINT) T
ntile (BIGINT) BIGINT
percent_rank () DOUBLE
rank () BIGINT
rank_dense () BIGINT
row_number () BIGINT
`;
