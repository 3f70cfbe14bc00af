//! Checks whether files of an earlier version can be read with the schema of a later version.

use std::fmt;

use arrow_schema::{DataType, Field, Fields, Schema};

/// A change that prevents a later schema from reading files of an earlier one.
///
/// ```
/// use gancho_arrow::arrow_schema::{DataType, Field, Schema};
/// use gancho_arrow::evolution::{Break, breaks};
///
/// let old = Schema::new(vec![Field::new("rating", DataType::Int64, true)]);
/// let new = Schema::new(vec![Field::new("rating", DataType::Utf8, true), Field::new("id", DataType::Utf8, false)]);
/// let found = breaks(&old, &new);
/// assert_eq!(found[0].to_string(), "rating was Int64 and is Utf8");
/// assert!(matches!(&found[1], Break::Required { column } if column == "id"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Break {
    /// A column was removed.
    Removed {
        /// Its path, with dots between names.
        column: String,
    },
    /// A column has another type.
    Retyped {
        /// Its path, with dots between names.
        column: String,
        /// The old type.
        from: String,
        /// The new type.
        to: String,
    },
    /// A new column is not nullable, but missing in older files.
    Required {
        /// Its path, with dots between names.
        column: String,
    },
    /// A new column precedes an older one, which breaks readers that access columns by position.
    Inserted {
        /// Its path, with dots between names.
        column: String,
    },
    /// A column precedes one that it followed, which breaks the same readers.
    Moved {
        /// Its path, with dots between names.
        column: String,
    },
    /// A column was nullable, and is not any more; older files may have nulls. The elements of a list are `[]`.
    NotNull {
        /// Its path, with dots between names.
        column: String,
    },
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Removed { column } => write!(f, "{column} is gone"),
            Self::Retyped { column, from, to } => write!(f, "{column} was {from} and is {to}"),
            Self::Required { column } => write!(f, "{column} is new and may not be null"),
            Self::Inserted { column } => write!(f, "{column} is new and not the last"),
            Self::Moved { column } => write!(f, "{column} is before a column that it followed"),
            Self::NotNull { column } => write!(f, "{column} could be null and may not be null any more"),
        }
    }
}

/// The changes that prevent a later schema from reading files of an earlier one; empty if it can read them.
///
/// A later version may append columns, in structs too; they are null in older files. It may also make a column
/// nullable.
///
/// ```
/// use gancho_arrow::arrow_schema::{DataType, Field, Schema};
/// use gancho_arrow::evolution::breaks;
///
/// let old = Schema::new(vec![Field::new("id", DataType::Utf8, true)]);
/// let new = Schema::new(vec![Field::new("id", DataType::Utf8, true), Field::new("rating", DataType::Int64, true)]);
/// assert!(breaks(&old, &new).is_empty());
/// assert_eq!(breaks(&new, &old)[0].to_string(), "rating is gone");
/// ```
pub fn breaks(earlier: &Schema, later: &Schema) -> Vec<Break> {
    let mut found = Vec::new();
    compare(earlier.fields(), later.fields(), "", &mut found);
    found
}

fn compare(earlier: &Fields, later: &Fields, path: &str, found: &mut Vec<Break>) {
    let column = |name: &str| format!("{path}{name}");
    let mut last = 0;
    for field in earlier {
        let Some((position, now)) = later.find(field.name()) else {
            found.push(Break::Removed { column: column(field.name()) });
            continue;
        };
        if position < last {
            found.push(Break::Moved { column: column(field.name()) });
        }
        last = last.max(position);
        fields(field, now, &column(field.name()), found);
    }
    let last_known = later.iter().rposition(|field| earlier.find(field.name()).is_some());
    for (index, field) in later.iter().enumerate().filter(|(_, field)| earlier.find(field.name()).is_none()) {
        if !field.is_nullable() {
            found.push(Break::Required { column: column(field.name()) });
        }
        if last_known.is_some_and(|last| index < last) {
            found.push(Break::Inserted { column: column(field.name()) });
        }
    }
}

fn fields(earlier: &Field, later: &Field, path: &str, found: &mut Vec<Break>) {
    if earlier.is_nullable() && !later.is_nullable() {
        found.push(Break::NotNull { column: path.to_owned() });
    }
    types(earlier.data_type(), later.data_type(), path, found);
}

fn types(earlier: &DataType, later: &DataType, path: &str, found: &mut Vec<Break>) {
    match (earlier, later) {
        (DataType::Struct(earlier), DataType::Struct(later)) => {
            compare(earlier, later, &format!("{path}."), found);
        }
        (DataType::List(earlier), DataType::List(later)) => {
            fields(earlier, later, &format!("{path}[]"), found);
        }
        _ if earlier == later => {}
        _ => found.push(Break::Retyped {
            column: path.to_owned(),
            from: earlier.to_string(),
            to: later.to_string(),
        }),
    }
}
