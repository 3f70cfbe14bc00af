//! `gancho explain`.

mod example;
mod rejections;
mod topic;

use std::io::Write;

use clap::ValueEnum as _;
use gancho_core::rules::Rule;
use serde_json::{Value, json};
use similar::TextDiff;

use self::example::{Example, examples};
pub(crate) use self::topic::Topic;
use crate::args::{Explain, ListFormat};
use crate::exit::{Exit, Failure};
use crate::validate::FailOn;
use crate::{output, table};

pub(crate) fn run(args: &Explain) -> Result<Exit, Failure> {
    let mut out = output::data();
    match (args.code, args.format) {
        (None, ListFormat::Text) => {
            let mut table = table::columns(["code", "severity", "what"]);
            for topic in Topic::all() {
                table.add_row([topic.code(), topic.severity(), topic.message()]);
            }
            writeln!(out, "{}", table.trim_fmt())?;
        }
        (None, ListFormat::Json) => {
            for topic in Topic::all() {
                writeln!(out, "{}", object(topic))?;
            }
        }
        (Some(topic), ListFormat::Text) => text(&mut out, topic)?,
        (Some(topic), ListFormat::Json) => writeln!(out, "{}", object(topic))?,
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

fn text(out: &mut impl Write, topic: Topic) -> std::io::Result<()> {
    writeln!(out, "{} ({})\n\n{}.", topic.code(), topic.severity(), capitalised(topic.message()))?;
    match topic {
        Topic::Reason(reason) => writeln!(out, "\n{}", reason.advice),
        Topic::Rule(rule) => {
            match rule.scope.split_once("; ") {
                Some((scope, remark)) => writeln!(out, "It applies to: {scope} ({remark}).")?,
                None => writeln!(out, "It applies to: {}.", rule.scope)?,
            }
            for example in examples(rule.code) {
                pair(out, &example)?;
            }
            writeln!(out, "\n{}", consequence(rule))
        }
    }
}

/// What a finding does to a run, and how to change that.
fn consequence(rule: &Rule) -> String {
    let code = rule.code;
    match FailOn::needed_for(rule) {
        FailOn::Error => format!(
            "A finding does not reject a document, but one of this severity makes 'gancho validate' exit with 1. To exclude \
             it, use --except {code}."
        ),
        needed => {
            let needed = needed.to_possible_value();
            let needed = needed.as_ref().map_or("info", |value| value.get_name());
            format!(
                "A finding does not reject a document, and one of this severity does not make 'gancho validate' exit with 1. \
                 To exclude it, use --except {code}. To exit with 1 because of it, use --only {code} --fail-on {needed}."
            )
        }
    }
}

/// The text as the beginning of a sentence. The name of a field stays as it is.
fn capitalised(text: &str) -> String {
    let word = text.split(' ').next().unwrap_or_default();
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if !word.contains('_') => first.to_uppercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

/// The payload that violates the rule, and the change that corrects it.
fn pair(out: &mut impl Write, example: &Example) -> std::io::Result<()> {
    let (breaks, holds) = (format!("{:#}\n", example.breaks), format!("{:#}\n", example.holds));
    writeln!(out, "\nThis {} violates the rule, at {}:\n\n{breaks}", example.of, example.at.join(", "))?;
    let difference = TextDiff::from_lines(&breaks, &holds).unified_diff().context_radius(2).to_string();
    let lines = difference.lines().filter(|line| !line.starts_with("@@"));
    writeln!(
        out,
        "With this change, it no longer violates the rule:\n\n{}",
        lines.collect::<Vec<_>>().join("\n")
    )
}

fn object(topic: Topic) -> Value {
    let mut object =
        json!({ "code": topic.code(), "severity": topic.severity(), "message": topic.message() });
    let more = match topic {
        Topic::Reason(reason) => json!({ "advice": reason.advice }),
        Topic::Rule(rule) => {
            let examples: Vec<Value> = examples(rule.code)
                .into_iter()
                .map(|example| json!({ "type": example.of, "breaks": example.breaks, "at": example.at, "holds": example.holds }))
                .collect();
            json!({ "scope": rule.scope, "examples": examples })
        }
    };
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}
