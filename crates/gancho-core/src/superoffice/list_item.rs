//! Items of SuperOffice's lists.

use indexmap::IndexMap;

use super::rights::{FieldProperty, TableRight};
use crate::Maybe;
use crate::de::payloads;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// An item of a list (`MDOListItem`), which may have child items.
    ///
    /// ```
    /// use gancho_core::Integer;
    /// use gancho_core::superoffice::ListItem;
    ///
    /// let mut list_item = ListItem::new();
    /// list_item.id = Integer::from(7).into();
    /// assert_eq!(serde_json::to_value(&list_item)?["Id"], 7);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[serde(rename_all = "PascalCase")]
    pub struct ListItem {
        /// The item's id.
        pub id: Maybe<Integer>,
        /// The item's name.
        pub name: Maybe<String>,
        /// A tooltip.
        pub tool_tip: Maybe<String>,
        /// Whether the item was deleted.
        pub deleted: Maybe<bool>,
        /// The position in the list.
        pub rank: Maybe<Integer>,
        /// The type of the item.
        #[serde(rename = "Type")]
        pub kind: Maybe<String>,
        /// The child items.
        pub child_items: Maybe<Vec<ListItem>>,
        /// The icon.
        pub icon_hint: Maybe<String>,
        /// The colour.
        pub color_block: Maybe<Integer>,
        /// Additional information.
        pub extra_info: Maybe<String>,
        /// A display hint.
        pub style_hint: Maybe<String>,
        /// The full name.
        pub full_name: Maybe<String>,
        /// The caller's rights on the object.
        pub table_right: Maybe<TableRight>,
        /// The caller's rights on its fields.
        pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
    }
}

payloads!(ListItem);

lists!(ListItem);
