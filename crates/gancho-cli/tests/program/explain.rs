//! `gancho explain`.

use gancho_core::rules::RULES;

use crate::gancho::{gancho, gancho_reading};

#[test]
fn codes_are_listed_and_explained_with_examples() {
    let all = gancho(&["explain"]).stdout;
    for rule in RULES {
        assert!(all.contains(rule.code), "{}", rule.code);
    }
    for code in ["deal-total", "subscription-twice", "unknown-value"] {
        let run = gancho(&["explain", code]);
        assert_eq!(run.code, Some(0));
        for part in
            [code, "violates the rule, at /", "With this change, it no longer violates the rule:", "--except"]
        {
            assert!(run.stdout.contains(part), "{code}: {}", run.stdout);
        }
    }
    assert!(gancho(&["explain", "missing_field"]).stdout.contains("The pointer says which"));
    for code in ["amount_out_of_range", "no_schemas"] {
        assert_eq!(gancho(&["explain", code]).code, Some(0), "{code}");
    }
    let object = &gancho(&["explain", "deal-total", "--format", "json"]).objects()[0];
    assert!(object["examples"][0]["breaks"].is_object() && object["scope"].is_string(), "{object}");
}

#[test]
fn similar_codes_are_suggested() {
    let run = gancho(&["explain", "deal-totals"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("deal-total"), "{}", run.stderr);
}

/// If an explanation recommends no options, findings of the rule make the run fail by default.
#[test]
fn the_recommended_options_make_the_run_fail() {
    for rule in RULES {
        let text = gancho(&["explain", rule.code]).stdout;
        let object = &gancho(&["explain", rule.code, "--format", "json"]).objects()[0]["examples"][0];
        let mut args = vec!["validate".to_owned()];
        let of = object["type"].as_str().unwrap();
        if of != "delivery" {
            args.extend(["--as".to_owned(), of.to_owned()]);
        }
        let recommended = text.split("because of it, use ").nth(1);
        let options = recommended.map(|options| options.trim_end().trim_end_matches('.')).unwrap_or_default();
        args.extend(options.split_whitespace().map(str::to_owned));
        let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
        let run = gancho_reading(&args, object["breaks"].to_string());
        assert_eq!(run.code, Some(1), "{args:?}: {}{}", run.stdout, run.stderr);
        // Nothing less would do.
        let values = ["error", "warning", "unknown", "info"];
        let place = args.last().and_then(|last| values.iter().position(|value| value == last));
        if let Some(less) = place.and_then(|place| values.get(place.checked_sub(1)?)) {
            *args.last_mut().unwrap() = less;
            let run = gancho_reading(&args, object["breaks"].to_string());
            assert_eq!(run.code, Some(0), "{args:?}: {}{}", run.stdout, run.stderr);
        }
    }
}

#[test]
fn explanations_are_sentences() {
    let text = gancho(&["explain", "event-before-update"]).stdout;
    let expected = "\n\nThe event is dated before the last change of its document.\n\
        It applies to: CRM deliveries (compared in whole seconds).\n";
    assert!(text.contains(expected), "{text}");
    assert!(
        gancho(&["explain", "updated-before-created"])
            .stdout
            .contains("\n\nupdated_at is before created_at.\n")
    );
    assert!(gancho(&["explain", "missing_field"]).stdout.contains("\n\nA required field is missing.\n"));
}
