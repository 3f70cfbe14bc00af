//! `gancho explain`.

use gancho_core::rules::RULES;

use crate::gancho::gancho;

#[test]
fn every_code_is_explained_with_an_example() {
    let all = gancho(&["explain"]).stdout;
    for rule in RULES {
        assert!(all.contains(rule.code), "{}", rule.code);
    }
    for code in ["deal-total", "subscription-twice", "unknown-value"] {
        let run = gancho(&["explain", code]);
        assert_eq!(run.code, Some(0));
        for part in [code, "violates the rule, at /", "With this change, it does not:", "--except"] {
            assert!(run.stdout.contains(part), "{code}: {}", run.stdout);
        }
    }
    assert!(gancho(&["explain", "missing_field"]).stdout.contains("The pointer says which"));
    let object = &gancho(&["explain", "deal-total", "--format", "json"]).objects()[0];
    assert!(object["examples"][0]["breaks"].is_object() && object["scope"].is_string(), "{object}");
}

#[test]
fn similar_codes_are_suggested() {
    let run = gancho(&["explain", "deal-totals"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("deal-total"), "{}", run.stderr);
}
