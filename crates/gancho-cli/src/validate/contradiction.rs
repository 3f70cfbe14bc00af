//! Options that contradict each other, so that one of them would have no effect.

use super::filter::SeverityChoice;
use crate::args::Validate;
use crate::exit::Failure;

pub(super) fn check(args: &Validate) -> Result<(), Failure> {
    if let Some(both) = args.only.iter().find(|code| args.except.contains(code)) {
        return Err(Failure::Options(format!("--only and --except both name {}", both.0)));
    }
    let fails = args.fail_on.severity();
    if fails.is_some_and(|severity| severity < args.min_severity.severity()) {
        let needed = fails.map_or(SeverityChoice::Info, SeverityChoice::of);
        let [least, needed] = [&args.min_severity, &needed].map(name);
        return Err(Failure::Options(format!(
            "--fail-on {} has no effect with --min-severity {least}, which excludes such findings; use --min-severity {needed}",
            name(&args.fail_on)
        )));
    }
    Ok(())
}

fn name(value: &impl clap::ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
