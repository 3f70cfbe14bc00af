//! Ids, timestamps, dates, amounts and enum values as database columns.
//!
//! Columns contain the strings of the wire format: timestamps keep their offset, and timestamps and amounts keep every
//! digit. Whole numbers are 64-bit integers. A column is validated when it is read: an invalid timestamp is an error.

/// Implements the traits of database columns for a type that is written as a string.
macro_rules! text_column {
    ($type:ty) => {
        #[cfg(feature = "rusqlite")]
        impl rusqlite::ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        #[cfg(feature = "rusqlite")]
        impl rusqlite::types::FromSql for $type {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let parsed = value.as_str()?.parse();
                parsed.map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))
            }
        }

        $crate::sql::column!($type as String, |value| value.to_string(), |text| text.parse());
    };
}
pub(crate) use text_column;

/// Implements sqlx's traits for a type that is stored as another type.
macro_rules! column {
    ($type:ty as $other:ty, $to:expr, $from:expr) => {
        #[cfg(feature = "sqlx")]
        impl<DB: sqlx::Database> sqlx::Type<DB> for $type
        where
            $other: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$other as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <$other as sqlx::Type<DB>>::compatible(info)
            }
        }

        #[cfg(feature = "sqlx")]
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $type
        where
            $other: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                let convert: fn(&$type) -> $other = $to;
                <$other as sqlx::Encode<'q, DB>>::encode(convert(self), buffer)
            }
        }

        #[cfg(feature = "sqlx")]
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $type
        where
            $other: sqlx::Decode<'r, DB>,
        {
            fn decode(value: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let other = <$other as sqlx::Decode<'r, DB>>::decode(value)?;
                let convert: fn($other) -> Result<$type, _> = $from;
                Ok(convert(other)?)
            }
        }
    };
}
pub(crate) use column;

text_column!(crate::Amount);

column!(crate::Integer as i64, |whole| whole.0, |whole| Ok::<_, std::convert::Infallible>(crate::Integer(
    whole
)));

#[cfg(feature = "rusqlite")]
impl rusqlite::ToSql for crate::Integer {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

#[cfg(feature = "rusqlite")]
impl rusqlite::types::FromSql for crate::Integer {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
