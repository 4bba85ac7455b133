/** The functions that need OVER, which DuckDB's catalogue lists among the aggregates or not at all. */
export const windowFunctions: string = `
cume_dist () DOUBLE
dense_rank () BIGINT
fill (T) T
first_value (T) T
lag (T) T; (T, ANY) T; (T, ANY, ANY) T
last_value (T) T
lead (T) T; (T, ANY) T; (T, ANY, ANY) T
nth_value (T, ANY) T
ntile (ANY) BIGINT
percent_rank () DOUBLE
rank () BIGINT
rank_dense () BIGINT
row_number () BIGINT
`;

/** Aggregates that the grammar knows before WITHIN GROUP. */
export const orderedAggregates: string = `
percentile_cont = quantile_cont
percentile_disc = quantile_disc
`;
