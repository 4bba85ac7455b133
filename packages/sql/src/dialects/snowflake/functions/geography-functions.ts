/** Functions of places and shapes. */
export const geographyFunctions = `
h3_cell_to_boundary, h3_cell_to_point: (any) -> GEOGRAPHY
h3_cell_to_children: (number, number) -> ARRAY
h3_cell_to_children_string: (varchar, number) -> ARRAY
h3_cell_to_parent: (any, number) -> =first
h3_compact_cells, h3_compact_cells_strings: (array) -> ARRAY
h3_coverage, h3_coverage_strings, h3_polygon_to_cells, h3_polygon_to_cells_strings: (geography, number) -> ARRAY
h3_get_resolution: (any) -> =whole
h3_grid_disk: (any, number) -> ARRAY
h3_grid_distance: (any, any) -> =whole
h3_grid_path: (any, any) -> ARRAY
h3_int_to_string: (number) -> VARCHAR
h3_is_pentagon, h3_is_valid_cell: (any) -> BOOLEAN
h3_latlng_to_cell: (float, float, number) -> =whole
h3_latlng_to_cell_string: (float, float, number) -> VARCHAR
h3_point_to_cell: (geography, number) -> =whole
h3_point_to_cell_string: (geography, number) -> VARCHAR
h3_string_to_int: (varchar) -> =whole
h3_try_coverage, h3_try_coverage_strings, h3_try_polygon_to_cells, h3_try_polygon_to_cells_strings: (geography, number) -> ARRAY?
h3_try_grid_distance: (any, any) -> =whole?
h3_try_grid_path: (any, any) -> ARRAY?
h3_uncompact_cells, h3_uncompact_cells_strings: (array, number) -> ARRAY
st_area, st_length, st_perimeter, st_x, st_xmax, st_xmin, st_y, st_ymax, st_ymin: (geo) -> FLOAT
st_asbinary, st_asewkb, st_aswkb: (geo) -> BINARY
st_asewkt, st_astext, st_aswkt: (geo) -> VARCHAR
st_asgeojson: (geo) -> OBJECT
st_azimuth: (geo, geo) -> FLOAT?
st_buffer: (geometry, float) -> GEOMETRY
st_centroid, st_envelope, st_makepolygon, st_polygon: (geo) -> =first
st_collect: (geography) -> GEOGRAPHY? ; (geo, geo) -> =first?
st_contains, st_coveredby, st_covers, st_disjoint, st_intersects, st_within: (geo, geo) -> BOOLEAN
st_difference, st_intersection, st_symdifference: (geo, geo) -> =first?
st_dimension, st_npoints, st_numpoints, st_srid: (geo) -> =whole
st_distance, st_hausdorffdistance: (geo, geo) -> FLOAT
st_dwithin: (geo, geo, float) -> BOOLEAN
st_endpoint, st_startpoint: (geo) -> =first?
st_geogfromgeohash, st_geogpointfromgeohash: (varchar [, number]) -> GEOGRAPHY
st_geographyfromwkb, st_geographyfromwkt: (varchar [, boolean]) -> GEOGRAPHY
st_geohash: (geo [, number]) -> VARCHAR
st_geom_point, st_geompoint, st_makegeompoint: (float, float) -> GEOMETRY
st_geometryfromwkb, st_geometryfromwkt: (varchar [, number, boolean]) -> GEOMETRY
st_geomfromgeohash, st_geompointfromgeohash: (varchar [, number]) -> GEOMETRY
st_interpolate: (geography [, number]) -> GEOGRAPHY
st_isvalid: (geo) -> BOOLEAN
st_makeline, st_union: (geo, geo) -> =first
st_makepoint, st_point: (float, float) -> GEOGRAPHY
st_makepolygonoriented: (geography) -> GEOGRAPHY
st_pointn: (geo, number) -> =first?
st_setsrid: (geometry, number) -> GEOMETRY
st_simplify: (geo, float [, boolean]) -> =first
st_transform: (geometry, number [, number]) -> GEOMETRY
to_geography: (any [, boolean]) -> GEOGRAPHY
to_geometry: (any [, number, boolean]) -> GEOMETRY
try_to_geography: (any [, boolean]) -> GEOGRAPHY?
try_to_geometry: (any [, number, boolean]) -> GEOMETRY?
`;
