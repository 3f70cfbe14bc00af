//! Tables without borders, so that their columns can be cut, searched and sorted.

use comfy_table::{Row, Table};

/// Creates a table without lines, with two spaces between columns.
pub(crate) fn columns<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(Row::from(header));
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}
