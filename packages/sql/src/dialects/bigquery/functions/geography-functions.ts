/** Functions of geography. */
export const geographyFunctions = `
s2_cellidfrompoint: (geography [, level: int64]) -> int64?
s2_coveringcellids: (geography [, min_level: int64, max_level: int64, max_cells: int64, buffer: float64]) -> array<int64>?
st_angle: (geography, geography, geography) -> float64?
st_area: (geography [, bool]) -> float64?
st_asbinary: (geography) -> bytes?
st_asgeojson: (geography [, int64]) -> string?
st_askml: (geography) -> string?
st_astext: (geography) -> string?
st_azimuth: (geography, geography) -> float64?
st_boundary: (geography) -> geography?
st_boundingbox: (geography) -> struct<xmin: float64, ymin: float64, xmax: float64, ymax: float64>?
st_buffer: (geography, float64 [, num_seg_quarter_circle: float64, use_spheroid: bool, endcap: string, side: string]) -> geography?
st_bufferwithtolerance: (geography, float64, float64 [, use_spheroid: bool, endcap: string, side: string]) -> geography?
st_centroid: (geography) -> geography?
st_closestpoint: (geography, geography [, bool]) -> geography?
st_contains: (geography, geography) -> bool?
st_convexhull: (geography) -> geography?
st_coveredby: (geography, geography) -> bool?
st_covers: (geography, geography) -> bool?
st_difference: (geography, geography) -> geography?
st_dimension: (geography) -> int64?
st_disjoint: (geography, geography) -> bool?
st_distance: (geography, geography [, bool]) -> float64?
st_dump: (geography [, int64]) -> array<geography>?
st_dumppoints: (geography) -> array<geography>?
st_dwithin: (geography, geography, float64 [, bool]) -> bool?
st_endpoint: (geography) -> geography?
st_equals: (geography, geography) -> bool?
st_exteriorring: (geography) -> geography?
st_geogfrom: (bytes) -> geography? ; (string) -> geography?
st_geogfromgeojson: (string) -> geography? ; (string [, make_valid: bool]) -> geography?
st_geogfromkml: (string) -> geography?
st_geogfromtext: (string [, bool]) -> geography? ; (string [, oriented: bool, planar: bool, make_valid: bool]) -> geography?
st_geogfromwkb: (bytes) -> geography? ; (string) -> geography? ; (bytes [, oriented: bool, planar: bool, make_valid: bool]) -> geography? ; (string [, oriented: bool, planar: bool, make_valid: bool]) -> geography?
st_geogpoint: (float64, float64) -> geography?
st_geogpointfromgeohash: (string) -> geography?
st_geohash: (geography [, int64]) -> string?
st_geometrytype: (geography) -> string?
st_hausdorffdistance: (geography, geography [, directed: bool]) -> float64?
st_hausdorffdwithin: (geography, geography, float64 [, directed: bool]) -> bool?
st_interiorrings: (geography) -> array<geography>?
st_intersection: (geography, geography) -> geography?
st_intersects: (geography, geography) -> bool?
st_intersectsbox: (geography, float64, float64, float64, float64) -> bool?
st_isclosed: (geography) -> bool?
st_iscollection: (geography) -> bool?
st_isempty: (geography) -> bool?
st_isring: (geography) -> bool?
st_length: (geography [, bool]) -> float64?
st_lineinterpolatepoint: (geography, float64) -> geography?
st_linelocatepoint: (geography, geography) -> float64?
st_linesubstring: (geography, float64, float64) -> geography?
st_makeline: (geography, geography) -> geography? ; (array<geography>) -> geography?
st_makepolygon: (geography [, array<geography>]) -> geography?
st_makepolygonoriented: (array<geography>) -> geography?
st_maxdistance: (geography, geography [, bool]) -> float64?
st_numgeometries: (geography) -> int64?
st_numpoints, st_npoints: (geography) -> int64?
st_perimeter: (geography [, bool]) -> float64?
st_pointn: (geography, int64) -> geography?
st_simplify: (geography, float64) -> geography?
st_snaptogrid: (geography, float64) -> geography?
st_startpoint: (geography) -> geography?
st_touches: (geography, geography) -> bool?
st_unaryunion: (geography) -> geography?
st_union: (geography, geography) -> geography? ; (array<geography>) -> geography?
st_within: (geography, geography) -> bool?
st_x: (geography) -> float64?
st_y: (geography) -> float64?
`;
