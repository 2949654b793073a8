//! Ceilings, which are checked before anything is allocated beyond them.

/// Bytes in a file.
pub const FILE: usize = 24 * 1024 * 1024;
/// Bytes that the parts of a workbook unpack to, and bytes of text in its cells.
pub const UNPACKED: usize = 48 * 1024 * 1024;
/// Rows under the header.
pub const ROWS: usize = 20_000;
/// Rows of titles and heads.
pub const HEADS: usize = 20;
/// Columns.
pub const COLUMNS: usize = 500;
/// Cells in all, because rows and columns at both their ceilings would fill the memory.
pub const CELLS: usize = 500_000;
/// Bytes of text in a cell.
pub const CELL: usize = 64 * 1024;
