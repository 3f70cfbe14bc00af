//! Items of SuperOffice's lists.

use indexmap::IndexMap;

use super::rights::{FieldProperty, TableRight};
use crate::Rare;
use crate::de::payloads;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::sparse::sparse;

sparse! {
    /// An item of a list (`MDOListItem`), which may have child items, with the fields of [`ListItemFields`].
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
    pub struct ListItem of ListItemFields;
}

model! {
    /// An item of a list (`MDOListItem`), which may have child items.
    ///
    /// ```
    /// use gancho_core::superoffice::{ListItem, ListItemFields};
    ///
    /// let mut fields = ListItemFields::new();
    /// fields.name = "Exemplo".to_owned().into();
    /// assert_eq!(ListItem::from(fields).name.as_deref(), Some("Exemplo"));
    /// ```
    #[serde(rename = "ListItem", rename_all = "PascalCase")]
    pub struct ListItemFields {
        /// The item's id.
        pub id: Rare<Integer>,
        /// The item's name.
        pub name: Rare<String>,
        /// A tooltip.
        pub tool_tip: Rare<String>,
        /// Whether the item was deleted.
        pub deleted: Rare<bool>,
        /// The position in the list.
        pub rank: Rare<Integer>,
        /// The type of the item.
        #[serde(rename = "Type")]
        pub kind: Rare<String>,
        /// The child items.
        pub child_items: Rare<Vec<ListItem>>,
        /// The icon.
        pub icon_hint: Rare<String>,
        /// The colour.
        pub color_block: Rare<Integer>,
        /// Additional information.
        pub extra_info: Rare<String>,
        /// A display hint.
        pub style_hint: Rare<String>,
        /// The full name.
        pub full_name: Rare<String>,
        /// The caller's rights on the object.
        pub table_right: Rare<TableRight>,
        /// The caller's rights on its fields.
        pub field_properties: Rare<IndexMap<String, FieldProperty>>,
    }
}

payloads!(ListItem);

lists!(ListItem);
