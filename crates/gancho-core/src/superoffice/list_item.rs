//! Items of SuperOffice's lists.

use indexmap::IndexMap;

use super::rights::{FieldProperty, TableRight};
use crate::Maybe;
use crate::de::payloads;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// An item of a list (`MDOListItem`), which may hold further items.
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
        /// A hint.
        pub tool_tip: Maybe<String>,
        /// Whether it is gone.
        pub deleted: Maybe<bool>,
        /// The place in the list.
        pub rank: Maybe<Integer>,
        /// What kind of item it is.
        #[serde(rename = "Type")]
        pub kind: Maybe<String>,
        /// The items below it.
        pub child_items: Maybe<Vec<ListItem>>,
        /// Which icon to show.
        pub icon_hint: Maybe<String>,
        /// Which colour to show.
        pub color_block: Maybe<Integer>,
        /// Further information.
        pub extra_info: Maybe<String>,
        /// How to show it.
        pub style_hint: Maybe<String>,
        /// The whole name.
        pub full_name: Maybe<String>,
        /// What the caller may do with it.
        pub table_right: Maybe<TableRight>,
        /// What its fields are.
        pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
    }
}

payloads!(ListItem);

lists!(ListItem);
