/** Functions that need OVER. */
export const windowFunctions = `
conditional_change_event: (any) -> NUMBER(18, 0)!
conditional_true_event: (boolean) -> NUMBER(18, 0)!
cume_dist, percent_rank: () -> FLOAT!
first_value, last_value: (any) -> =first?
lag, lead: (any [, any, any]) -> =shifted!defaulted
nth_value: (any, any) -> =first?
ntile: (any) -> NUMBER(18, 0)!
ratio_to_report: (any) -> =ratio?
row_number, rank, dense_rank: () -> NUMBER(18, 0)!
`;
