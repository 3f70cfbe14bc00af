//! The option --system.

use gancho_core::System;

use crate::gancho::{GOOD, arg, fixtures, gancho, gancho_reading};

#[test]
fn each_system_accepts_only_its_own_deliveries() {
    for system in System::ALL {
        for folder in System::ALL {
            let folder = fixtures("valid").join(folder.as_str());
            let own = folder.ends_with(system.as_str());
            let run = gancho(&["validate", "--format", "json", "--system", system.as_str(), arg(&folder)]);
            for object in run.objects() {
                let verdict = if own { "accepted" } else { "rejected" };
                assert_eq!(object["verdict"], verdict, "{system}: {object}");
            }
            assert_eq!(run.code, Some(i32::from(!own)));
        }
    }
}

#[test]
fn errors_are_those_of_the_requested_system() {
    // The first required field of each envelope.
    for (system, field) in [
        ("rdstation-crm", "/event_name"),
        ("rdstation-marketing", "/event_type"),
        ("superoffice", "/Timestamp"),
    ] {
        let run = gancho_reading(&["validate", "--format", "json", "--system", system], "{}");
        let object = &run.objects()[0];
        assert_eq!(object["kind"], "missing_field", "{system}");
        assert_eq!(object["path"], field, "{system}");
    }
    let run = gancho_reading(&["validate", "--format", "json", "--system", "auto"], "{}");
    assert_eq!(run.objects()[0]["kind"], "unknown_envelope");
}

#[test]
fn the_parser_can_be_selected() {
    for reader in ["fast", "serde", "schema"] {
        assert_eq!(gancho_reading(&["validate", "--reader", reader], GOOD).code, Some(0), "{reader}");
    }
    let run = gancho_reading(&["validate", "--reader", "nonsense"], GOOD);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
}
