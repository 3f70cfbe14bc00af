//! The table of entities: the one line that adds an entity.

/// Calls a macro with the table of RD Station CRM's entities.
///
/// A line names the document's struct, its id, its view in gancho-fast, its strategy in
/// [`testing::strategies`](crate::testing::strategies), and its name on the wire. Whatever knows all entities is generated
/// from this table, in every crate of the workspace: an entity that lacks one of these does not compile.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_crm_entity {
    ($callback:ident) => {
        $callback! {
            /// A campaign that deals come from.
            Campaign(CampaignId, CampaignView, campaign) = "campaign";
            /// A person.
            Contact(ContactId, ContactView, contact) = "contact";
            /// A deal: the sale that is under way.
            Deal(DealId, DealView, deal) = "deal";
            /// A reason for which deals are lost.
            LostReason(LostReasonId, LostReasonView, lost_reason) = "lost_reason";
            /// A company.
            Organization(OrganizationId, OrganizationView, organization) = "organization";
            /// A product or service for sale.
            Product(ProductId, ProductView, product) = "product";
            /// A source that deals come from.
            Source(SourceId, SourceView, source) = "source";
            /// Something to do for a deal.
            Task(TaskId, TaskView, task) = "task";
        }
    };
}
