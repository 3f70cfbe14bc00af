//! The table of entities. To add an entity, add one line.

/// Calls a macro with the table of RD Station CRM's entities.
///
/// A line contains the document's struct, its id, its view in gancho-fast, its strategy in
/// [`testing::strategies`](crate::testing::strategies), and its name on the wire. In every crate of the workspace,
/// all code that lists the entities is generated from this table, so a missing part is a compile error.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_crm_entity {
    ($callback:ident) => {
        $callback! {
            /// A campaign from which deals originate.
            Campaign(CampaignId, CampaignView, campaign) = "campaign";
            /// A contact: a person.
            Contact(ContactId, ContactView, contact) = "contact";
            /// A deal: a sale.
            Deal(DealId, DealView, deal) = "deal";
            /// A reason for lost deals.
            LostReason(LostReasonId, LostReasonView, lost_reason) = "lost_reason";
            /// An organization: a company.
            Organization(OrganizationId, OrganizationView, organization) = "organization";
            /// A product or service for sale.
            Product(ProductId, ProductView, product) = "product";
            /// A source of deals.
            Source(SourceId, SourceView, source) = "source";
            /// A task for a deal.
            Task(TaskId, TaskView, task) = "task";
        }
    };
}
