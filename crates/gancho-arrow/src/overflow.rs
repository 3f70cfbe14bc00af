//! Finds the amount that did not fit its column.

use gancho_core::{Amount, Birthday, DateOrTimestamp, JsonPointer, superoffice};
use gancho_fast::columns::{Cell, Columnar, Object, Row};
use gancho_fast::{FieldsView, FreeView, NumberOrStringView, RawJson, SecretView};

use crate::Options;
use crate::column::fits;

/// The pointer of the first amount of a selected column that does not fit, in a view at `root`. This is called only if
/// there is one.
#[cold]
pub(crate) fn find(view: &impl Columnar, root: &str, options: &Options) -> String {
    let mut search = Search { options, at: JsonPointer::root(), found: None };
    view.fill(&mut search);
    format!("{root}{}", search.found.unwrap_or_default())
}

struct Search<'o> {
    options: &'o Options,
    at: JsonPointer,
    found: Option<JsonPointer>,
}

impl Search<'_> {
    fn within(&mut self, pointer: JsonPointer, value: &impl Columnar) {
        let outer = std::mem::replace(&mut self.at, pointer);
        value.fill(self);
        self.at = outer;
    }
}

impl Row for Search<'_> {
    fn field(&mut self, name: &'static str, value: &impl Columnar) {
        // Columns are selected by the names of the outermost fields.
        if !self.at.is_root() || self.options.includes(name) {
            self.within(self.at.key(name), value);
        }
    }
}

impl Cell for Search<'_> {
    fn amount(&mut self, value: Amount) {
        if self.found.is_none() && !fits(value) {
            self.found = Some(self.at.clone());
        }
    }

    fn number_or_string(&mut self, value: NumberOrStringView<'_>) {
        if let NumberOrStringView::Number(amount) = value {
            self.amount(amount);
        }
    }

    fn list<'t, T: Columnar + 't>(&mut self, elements: impl Iterator<Item = &'t T>) {
        for (index, element) in elements.enumerate() {
            self.within(self.at.index(index), element);
        }
    }

    fn object(&mut self, value: &impl Object) {
        value.each(self);
    }

    fn null(&mut self) {}
    fn text(&mut self, _: &str) {}
    fn word(&mut self, _: &str) {}
    fn free(&mut self, _: FreeView<'_>) {}
    fn fields(&mut self, _: FieldsView<'_>) {}
    fn json(&mut self, _: RawJson<'_>) {}
    fn bool(&mut self, _: bool) {}
    fn integer(&mut self, _: i64) {}
    fn time(&mut self, _: superoffice::Timestamp) {}
    fn date_or_time(&mut self, _: DateOrTimestamp) {}
    fn birthday(&mut self, _: Birthday) {}
    fn secret(&mut self, _: SecretView<'_>) {}
}
