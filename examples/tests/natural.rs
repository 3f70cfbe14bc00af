//! Expressions that a user would write without consulting the documentation: they compile, and have the expected
//! result.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use std::collections::{BTreeMap, HashMap, HashSet};

use gancho_core::chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use gancho_core::rdstation::crm::{
    self, Action, Change, CustomField, CustomFieldDefinition, CustomFieldId, Deal, DealId, DealStatus,
    Document as _, Entity, Event, EventName, Source, SourceId, Tombstone, TransactionUuid, User, UserId,
};
use gancho_core::rules::{Check as _, Severity};
use gancho_core::rust_decimal::Decimal;
use gancho_core::superoffice::{self, Moniker};
use gancho_core::testing::sample;
use gancho_core::{
    Amount, Birthday, Date, Envelope, Error, ErrorKind, FreeFields, FreeValue, Integer, JsonPointer,
    JsonText, Maybe, ParseOptions, Secret, System, Timestamp, events, from_slice, from_str,
};
use gancho_fast::{Arena, EnvelopeView};

fn at() -> Timestamp {
    "2025-03-28T09:40:58.932-03:00".parse().unwrap()
}

fn deal() -> Deal {
    let mut deal =
        Deal::new(DealId::try_from("67e6").unwrap(), "Energia solar", at(), at(), DealStatus::Ongoing);
    deal.amount_monthly = Amount::from(100).into();
    deal.amount_unique = "33.9".parse::<Amount>().unwrap().into();
    deal.rating = Integer::from(4).into();
    let mut user = User::new(UserId::parse("u").unwrap(), "Ana Exemplo");
    user.email = "ana@example.com".to_owned().into();
    deal.user = user.into();
    let definition = CustomFieldDefinition::new(CustomFieldId::parse("c").unwrap(), "Segmento");
    let mut field = CustomField::new(definition);
    field.value = FreeValue::from("Residencial").into();
    deal.deal_custom_fields = vec![field].into();
    deal
}

#[test]
fn values_are_created_and_inspected() {
    let deal = deal();
    assert_eq!(deal.id, "67e6");
    assert_eq!(deal.sum(), Some(Decimal::new(1339, 1)));
    assert_eq!(deal.custom_field("Segmento").unwrap(), "Residencial");
    assert_eq!(deal.custom_field("Porte"), None);
    assert_eq!(deal.user.as_ref().and_then(|user| user.email.as_deref()), Some("ana@example.com"));
    assert!(deal.rating.is_some_and(|stars| stars > 3));
    assert!(deal.closed_at.is_none());
    assert_eq!(deal.deal_source.get().map(|source| &source.name), None);
    assert_eq!((deal.entity(), deal.name(), deal.updated_at()), (Entity::Deal, "Energia solar", at()));
    assert!(deal.check().iter().all(|finding| finding.severity() < Severity::Error));
    assert!(matches!(deal.status, DealStatus::Ongoing) && deal.status == "ongoing");
}

#[test]
fn a_maybe_is_used_like_an_option() {
    let (some, none): (Maybe<u8>, Maybe<u8>) = (7.into(), Maybe::Null);
    let option: Option<u8> = some.into();
    assert_eq!(option, Some(7));
    assert_eq!((some.unwrap_or(1), none.unwrap_or(1), none.unwrap_or_default()), (7, 1, 0));
    assert_eq!(some.and_then(|value| value.checked_sub(8)), None);
    assert_eq!(some.as_ref().copied(), some);
    assert_eq!(some.as_ref().cloned().map(u16::from), Maybe::Some(7));
    assert_eq!(some.iter().chain(&none).count(), 1);
    for value in some {
        assert_eq!(value, 7);
    }
    let names: Maybe<Vec<String>> = vec!["a".to_owned()].into();
    assert_eq!(names.as_deref().map(<[String]>::len), Some(1));
    assert_eq!(Maybe::<u8>::default(), Maybe::Absent);
}

#[test]
fn ids_times_and_amounts_are_converted() {
    let id = DealId::try_from("67e6".to_owned()).unwrap();
    assert!(DealId::try_from("").is_err() && "".parse::<DealId>().is_err());
    let (by_id, ids) = (HashMap::from([(id.clone(), 1)]), HashSet::from([id.clone()]));
    assert_eq!((by_id.get("67e6"), ids.contains("67e6")), (Some(&1), true));
    let text: String = id.clone().into();
    assert!(text == "67e6" && id == text && "67e6" == id && format!("{id}") == text);

    let (offset, utc): (DateTime<FixedOffset>, DateTime<Utc>) = (at().into(), at().into());
    assert_eq!(offset, utc);
    assert_eq!(Timestamp::try_from(offset).unwrap(), at());
    assert_eq!(at().to_utc().timestamp_millis(), 1_743_165_658_932);
    let superoffice = superoffice::Timestamp::from(at());
    assert_eq!(superoffice.to_utc(), Some(at().to_utc()));
    assert_eq!(DateTime::<Utc>::try_from(superoffice).unwrap(), utc);
    assert_eq!(NaiveDate::from("2025-03-28".parse::<Date>().unwrap()).to_string(), "2025-03-28");
    assert_eq!(Birthday::new(None, 2, 29).unwrap().to_string(), "0000-02-29");
    assert!(Birthday::new(Some(2023), 2, 29).is_none());

    let (price, count) = ("33.9".parse::<Amount>().unwrap(), Amount::from(3));
    assert_eq!((price * count).to_string(), "101.7");
    assert_eq!(price + Decimal::ONE, Decimal::new(349, 1));
    assert!(price > Decimal::ONE && price == Decimal::new(339, 1) && count == Amount::from(3_u8));
    assert_eq!([price, count].into_iter().sum::<Decimal>(), Decimal::new(369, 1));
    assert_eq!(price.checked_add(count.decimal()), Some(Decimal::new(369, 1)));
    assert_eq!((i64::from(Integer(5)), u32::try_from(Integer(5)), Integer::from(5) == 5), (5, Ok(5), true));
    assert_eq!(Moniker::of(&FreeValue::from("[I:6]")).as_i64(), Some(6));
}

#[test]
fn events_have_names_and_actions() {
    let tombstone = Tombstone::new(SourceId::parse("67e6").unwrap(), "Instagram");
    let event = Event::Source(Change::Deleted(tombstone));
    assert_eq!(
        (event.entity(), event.action(), event.id()),
        (Some(Entity::Source), Some(Action::Deleted), Some("67e6"))
    );
    let name: EventName = "crm_source_deleted".parse().unwrap();
    assert_eq!((event.event_name(), name.to_string()), (Some(name), event.name().to_owned()));
    assert_eq!("source".parse(), Ok(Entity::Source));
    let info = events::find("leads").unwrap();
    assert_eq!((info.action, info.system), (None, System::RdStationMarketing));

    let delivery = crm::Envelope::new(event, at(), TransactionUuid::parse("u").unwrap());
    let envelope = Envelope::from(delivery.clone());
    assert_eq!(envelope.dedup_key().as_deref(), Some("u"));
    assert_eq!(envelope.occurred_at(), Some(at().to_utc()));
    assert_eq!(envelope.subject_id().as_deref(), Some("67e6"));
    assert_eq!(envelope.as_crm(), Some(&delivery));
    assert!(envelope.as_superoffice().is_none() && !envelope.supersedes(&envelope));
    assert_eq!(envelope.into_crm(), Some(delivery));
}

#[test]
fn bodies_are_parsed_and_serialized() {
    let delivery = sample("crm_deal_created", 5).unwrap();
    let text = serde_json::to_string(&delivery).unwrap();
    let again: Envelope = from_str(&text).unwrap();
    assert_eq!(again, delivery);
    assert_eq!(from_slice::<crm::Envelope>(text.as_bytes()).ok(), delivery.clone().into_crm());
    let by_serde: Envelope = serde_json::from_str(&text).unwrap();
    assert_eq!(by_serde.event_name(), "crm_deal_created");
    let mut unknown: Vec<JsonPointer> = Vec::new();
    let options = ParseOptions::new().system(System::RdStationCrm).unknown_fields(&mut unknown);
    assert_eq!(options.from_str::<Envelope>(&text).unwrap(), delivery);
    assert!(unknown.is_empty());

    let (arena, mut unknown) = (Arena::new(), Vec::new());
    let options = gancho_fast::ParseOptions::new().unknown_fields(&mut unknown);
    let view: EnvelopeView<'_> = options.from_slice(text.as_bytes(), &arena).unwrap();
    assert_eq!(Envelope::from(view), delivery);
    let ids = [view].map(EnvelopeView::to_core).map(|envelope| envelope.subject_id().unwrap().into_owned());
    assert_eq!(ids[0], delivery.subject_id().unwrap());
    assert_eq!(gancho_fast::from_str(&text, &arena).unwrap(), view);

    let error: Error = from_str::<Source>("{}").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingField);
    let shown = serde_json::to_value(&error).unwrap();
    assert_eq!((&shown["kind"], &shown["path"]), (&"missing_field".into(), &"/id".into()));
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.downcast_ref::<Error>().is_some());
}

#[test]
fn free_form_values_are_read() {
    let fields =
        FreeFields::from_iter([("a".to_owned(), FreeValue::from("x")), ("b".to_owned(), true.into())]);
    assert!(fields["a"] == "x" && fields.get("b").and_then(FreeValue::as_bool) == Some(true));
    assert_eq!(fields.iter().count(), fields.len());
    let json = JsonText::parse(r#"{"a":[1]}"#).unwrap();
    assert_eq!(json.to::<BTreeMap<String, Vec<u8>>>().unwrap()["a"], [1]);
    let pointer: JsonPointer = "/a~1b/0".parse().unwrap();
    assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["a/b", "0"]);
    assert_eq!(format!("{:?}", Secret::from("x")), "Secret(…)");
    assert!(System::RdStationCrm.contract().accepts(204));
}
