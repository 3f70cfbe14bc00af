//! Types that a body can be parsed as: most of those that implement `Payload`. A target includes this file and passes a
//! function to call for each type. The target must import `Envelope` and the modules `crm`, `marketing`, `platform` and
//! `superoffice`.

/// Calls a generic function with each type, as `function::<Type>(body)`.
macro_rules! with_each_payload {
    ($function:ident($body:expr)) => {
        $function::<Envelope>($body);
        $function::<crm::Envelope>($body);
        $function::<crm::Campaign>($body);
        $function::<crm::Contact>($body);
        $function::<crm::Deal>($body);
        $function::<crm::LostReason>($body);
        $function::<crm::Organization>($body);
        $function::<crm::Product>($body);
        $function::<crm::Source>($body);
        $function::<crm::Task>($body);
        $function::<crm::v1::SubscriptionRequest>($body);
        $function::<crm::v2::SubscriptionRequest>($body);
        $function::<crm::v2::SubscriptionAnswer>($body);
        $function::<crm::v2::SubscriptionList>($body);
        $function::<marketing::Contact>($body);
        $function::<marketing::Lead>($body);
        $function::<platform::SubscriptionRequest>($body);
        $function::<platform::SubscriptionList>($body);
        $function::<superoffice::Webhook>($body);
        $function::<superoffice::ListRequest>($body);
        $function::<superoffice::TestRequest>($body);
    };
}
pub(crate) use with_each_payload;
