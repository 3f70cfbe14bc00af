//! The texts of errors and names.

use gancho_core::rdstation::crm::{self, AuthHeaderError};
use gancho_core::rdstation::marketing::{Disguised, HiddenJsonError};
use gancho_core::rdstation::platform;
use gancho_core::{
    Amount, ErrorKind, FreeValue, Integer, JsonText, Maybe, NumberOrString, System, Timestamp, superoffice,
};
use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{BoolDeserializer, Error as ValueError};

#[test]
fn small_errors_and_names_have_a_text() {
    for text in [
        AuthHeaderError.to_string(),
        superoffice::signature::SignatureError.to_string(),
        HiddenJsonError.to_string(),
        "x".parse::<System>().unwrap_err().to_string(),
    ] {
        assert!(text.split(' ').count() > 2, "{text}");
    }
    for kind in ErrorKind::ALL {
        assert_eq!(kind.to_string(), kind.as_str());
    }
    for system in System::ALL {
        assert_eq!(format!("{system:>22}"), format!("{:>22}", system.as_str()));
    }
    assert_eq!(Disguised::from("4").as_str(), "4");
    let crm::DealStatus::Other(unknown) = crm::DealStatus::from("archived") else { panic!("it is known") };
    assert_eq!(format!("{unknown:>9}"), " archived");
    let gone = crm::Tombstone::new(crm::SourceId::parse("67e6").unwrap(), "Feira");
    let shown = format!("{:?}", crm::Change::<crm::Source>::Deleted(gone.clone()));
    assert_eq!(shown, format!("Deleted({gone:?})"));
}

/// A type that reads itself from other formats says what it expects there.
#[test]
fn a_boolean_from_another_format_is_refused_with_the_expected_form() {
    fn message<T: for<'de> Deserialize<'de>>() -> String {
        let boolean: BoolDeserializer<ValueError> = true.into_deserializer();
        T::deserialize(boolean).err().unwrap().to_string()
    }
    for message in [
        message::<Amount>(),
        message::<Integer>(),
        message::<Timestamp>(),
        message::<NumberOrString>(),
        message::<FreeValue>(),
        message::<JsonText>(),
        message::<superoffice::Flags>(),
        message::<superoffice::Notification>(),
        message::<platform::Errors>(),
        message::<platform::FieldError>(),
        message::<crm::Envelope>(),
        message::<Maybe<Amount>>(),
        message::<System>(),
    ] {
        let (_, expected) = message.split_once("expected ").unwrap();
        assert!(expected.starts_with(char::is_alphabetic), "{message}");
    }
}
