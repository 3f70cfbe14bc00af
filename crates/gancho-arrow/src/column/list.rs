//! Lists.

use std::sync::Arc;

use arrow_array::{ArrayRef, ListArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::FieldRef;

use super::{Column, Validity, take_and_reserve};

/// Lists: all elements in sequence, and the end of each list.
#[derive(Debug)]
pub(crate) struct Lists {
    elements: Box<Column>,
    field: FieldRef,
    at: i32,
    ends: Vec<i32>,
    nulls: Validity,
}

impl Lists {
    pub(crate) fn new(elements: Column, field: FieldRef) -> Self {
        Self { elements: Box::new(elements), field, at: 0, ends: vec![0], nulls: Validity::default() }
    }

    pub(crate) fn elements(&mut self) -> &mut Column {
        &mut self.elements
    }

    /// Ends a list with this number of elements.
    #[inline]
    pub(crate) fn push(&mut self, count: i32) {
        self.at += count;
        self.ends.push(self.at);
        self.nulls.append(true);
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.ends.push(self.at);
        self.nulls.append(false);
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let ends = OffsetBuffer::new(ScalarBuffer::from(take_and_reserve(&mut self.ends)));
        self.ends.push(0);
        self.at = 0;
        let mut elements = Vec::with_capacity(1);
        self.elements.take(&mut elements);
        #[expect(
            clippy::expect_used,
            reason = "schema and columns are made of one kind, and no list is of times or secrets"
        )]
        let array = elements
            .pop()
            .and_then(|elements| {
                ListArray::try_new(Arc::clone(&self.field), ends, elements, self.nulls.take()).ok()
            })
            .expect("the elements are those of the schema");
        Arc::new(array)
    }
}
