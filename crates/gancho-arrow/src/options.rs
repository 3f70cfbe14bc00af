//! Options for columns.

/// Selects the columns and their types, and limits the deliveries.
///
/// ```
/// use gancho_arrow::{Options, Table, schema};
/// use gancho_core::rdstation::crm::Entity;
///
/// let schema = schema(Table::Crm(Entity::Deal), &Options::new().keep_body(true));
/// assert_eq!(schema.field(0).name(), "event");
/// assert!(schema.field_with_name("body").is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each enables a column")]
pub struct Options {
    pub(crate) keep_body: bool,
    pub(crate) dictionaries: bool,
    pub(crate) offsets: bool,
    pub(crate) provenance: bool,
    pub(crate) unknown_fields: bool,
    pub(crate) columns: Option<Vec<String>>,
    pub(crate) max_elements: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            keep_body: false,
            dictionaries: true,
            offsets: false,
            provenance: true,
            unknown_fields: true,
            columns: None,
            max_elements: None,
        }
    }
}

impl Options {
    /// The default options: provenance and unknown fields, but neither bodies nor offsets.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a column `body` contains the original delivery.
    #[must_use]
    pub fn keep_body(mut self, yes: bool) -> Self {
        self.keep_body = yes;
        self
    }

    /// Whether enum values are dictionaries instead of strings. Some tools do not support dictionaries.
    #[must_use]
    pub fn dictionaries(mut self, yes: bool) -> Self {
        self.dictionaries = yes;
        self
    }

    /// Whether each column of times is followed by a column with the suffix `_offset_minutes`: minutes east of UTC,
    /// null if the time has no offset.
    #[must_use]
    pub fn offsets(mut self, yes: bool) -> Self {
        self.offsets = yes;
        self
    }

    /// Whether there are columns for the origin of a delivery: `source`, `source_line`, `source_offset`.
    #[must_use]
    pub fn provenance(mut self, yes: bool) -> Self {
        self.provenance = yes;
        self
    }

    /// Whether a column `unknown_fields` lists the JSON Pointers of the fields that the model does not know.
    #[must_use]
    pub fn unknown_fields(mut self, yes: bool) -> Self {
        self.unknown_fields = yes;
        self
    }

    /// Selects columns by name; the others are neither built nor written.
    #[must_use]
    pub fn columns(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.columns = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// The maximum number of elements of arrays and fields of objects in a delivery, at any depth. A delivery with more
    /// is a reject of the kind `too_many_elements`. The default is no limit; `gancho ingest` allows 250,000.
    ///
    /// ```
    /// use gancho_arrow::{Batches, Options, Place};
    ///
    /// let mut batches = Batches::new(&Options::new().max_elements(2));
    /// assert!(batches.push(br#"{"leads":[{"id":"1"},{"id":"2"}]}"#, Place::default()).is_err());
    /// ```
    #[must_use]
    pub fn max_elements(mut self, most: usize) -> Self {
        self.max_elements = Some(most);
        self
    }

    /// Whether a column with this name is selected.
    pub(crate) fn includes(&self, name: &str) -> bool {
        self.columns.as_ref().is_none_or(|names| names.iter().any(|selected| selected == name))
    }
}
