//! Parameters of statements that are not logged.

use std::error::Error;
use std::fmt;

use bytes::BytesMut;
use tokio_postgres::types::{Format, IsNull, ToSql, Type};

type Value<'a> = dyn ToSql + Sync + 'a;

/// A parameter. At the level `debug`, tokio-postgres logs the parameters of each statement: headers and bodies.
pub(super) struct Hidden<'a>(&'a Value<'a>);

impl<'a> Hidden<'a> {
    pub(super) fn all(values: &[&'a Value<'a>]) -> Vec<Self> {
        values.iter().map(|value| Self(*value)).collect()
    }

    /// The same parameters in the form that a client expects.
    pub(super) fn parameters(all: &'a [Self]) -> Vec<&'a Value<'a>> {
        all.iter().map(|value| value as &Value<'a>).collect()
    }
}

impl fmt::Debug for Hidden<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl ToSql for Hidden<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        self.0.to_sql_checked(ty, out)
    }

    /// Depends on the type of the value, which checks it.
    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        self.0.to_sql_checked(ty, out)
    }

    fn encode_format(&self, ty: &Type) -> Format {
        self.0.encode_format(ty)
    }
}
