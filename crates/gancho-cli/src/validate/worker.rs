//! Examines the documents of a batch, and writes the result of each.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use gancho_core::JsonPointer;

use super::examined::Examined;
use super::failing::FailOn;
use super::filter::Filter;
use super::form::Form;
use super::part::Part;
use super::place::Place;
use super::values::Values;
use super::{github, json, junit, lines};
use crate::examine::{ExamineOptions, Examiner};
use crate::input::{Batch, Body, Document, Source};
use crate::verdict::{Rejection, Verdict};
use crate::wrapped;

/// How to examine documents, and what to write.
pub(crate) struct Task<'a> {
    pub(super) options: ExamineOptions,
    pub(super) max_bytes: usize,
    /// Whether an array that begins with an object is a list of deliveries.
    pub(super) lists: bool,
    /// The path of the delivery in a document.
    pub(super) at: Option<JsonPointer>,
    pub(super) filter: Filter,
    pub(super) fail_on: FailOn,
    pub(super) form: Form,
    pub(super) show_values: bool,
    /// Whether the maximum number of lines was printed.
    pub(super) full: &'a AtomicBool,
}

pub(crate) struct Worker<'a> {
    task: &'a Task<'a>,
    examiner: Examiner,
}

impl<'a> Worker<'a> {
    pub(super) fn new(task: &'a Task<'a>) -> Self {
        Self { task, examiner: Examiner::new(task.options) }
    }

    pub(super) fn work(&mut self, source: &Arc<Source>, batch: &Batch) -> Part {
        let mut part = Part::default();
        batch.each(self.task.max_bytes, |document| self.document(source, &document, &mut part));
        part
    }

    fn document(&mut self, source: &Arc<Source>, document: &Document<'_>, part: &mut Part) {
        let Document { line, index, ref body } = *document;
        let mut context = Context { source, line, is_log: false, part };
        let (bytes, is_log) = match *body {
            Body::Bytes(bytes) => (bytes, false),
            Body::Logged(bytes) => (bytes, true),
            Body::TooLong => {
                let within = index.map(|index| format!("/{index}")).unwrap_or_default();
                let rejection = Rejection::TooLong(self.task.max_bytes);
                return self.report(&mut context, &within, None, None, &Verdict::Rejected(rejection));
            }
            Body::NoJson => return context.other_line(),
        };
        context.is_log = is_log;
        let mut within = JsonPointer::root();
        if let Some(index) = index {
            within = within.index(usize::try_from(index).unwrap_or(usize::MAX));
        }
        let Some(at) = &self.task.at else { return self.each(&mut context, &within, Some(0), bytes) };
        let inner = wrapped::take(bytes, at);
        at.tokens().for_each(|token| within.push_key(&token));
        match inner {
            Ok(inner) => {
                let start = match &inner {
                    wrapped::Inner::Json(json) => Some(json.as_ptr().addr() - bytes.as_ptr().addr()),
                    _ => None,
                };
                self.each(&mut context, &within, start, inner.bytes());
            }
            Err(why) => {
                let rejection = Rejection::Unwrapping(why);
                if is_log && rejection.is_foreign(bytes) {
                    return context.other_line();
                }
                // The value at the pointer, if there is one, is what is reported.
                let found = wrapped::locate(bytes, at).ok().map(|found| found.get().as_bytes());
                self.report(&mut context, within.as_str(), None, found, &Verdict::Rejected(rejection));
            }
        }
    }

    /// A delivery, or a list of them. A list with more deliveries than a document may have elements is rejected like
    /// any other document: the results of a batch are in memory until they are printed.
    fn each(&mut self, context: &mut Context<'_>, within: &JsonPointer, start: Option<usize>, body: &[u8]) {
        let lists = self.task.lists || self.task.at.is_some();
        if lists
            && wrapped::is_list(body)
            && let Some(elements) = wrapped::elements(body, self.task.options.max_elements)
        {
            for (index, element) in elements.into_iter().enumerate() {
                let element = element.get().as_bytes();
                let start = start.map(|start| start + (element.as_ptr().addr() - body.as_ptr().addr()));
                self.one(context, within.index(index).as_str(), start, element);
            }
            return;
        }
        self.one(context, within.as_str(), start, body);
    }

    fn one(&mut self, context: &mut Context<'_>, within: &str, start: Option<usize>, body: &[u8]) {
        // The share is given back when the document was reported.
        let (examined, _share) = self.examiner.examine(body);
        let verdict = match examined {
            Ok(mut accepted) => {
                self.task.filter.apply(&mut accepted);
                Verdict::Accepted(accepted)
            }
            // Logs contain other JSON than deliveries.
            Err(rejection) if context.is_log && rejection.is_foreign(body) => return context.other_line(),
            Err(rejection) => Verdict::Rejected(rejection.with_hint_of_form(body, context.is_log)),
        };
        self.report(context, within, start, Some(body), &verdict);
    }

    fn report(
        &self,
        context: &mut Context<'_>,
        within: &str,
        start: Option<usize>,
        body: Option<&[u8]>,
        verdict: &Verdict,
    ) {
        let Context { source, line, part, .. } = context;
        part.documents += 1;
        let fails = self.task.fail_on.is_met(verdict);
        part.failed |= fails;
        part.failures += u64::from(fails);
        part.tally.count(verdict, within, || Place { source: Arc::clone(source), line: *line });
        let examined = Examined {
            source,
            line: *line,
            within,
            start,
            verdict,
            shown: body.filter(|_| self.task.show_values).map(Values::of),
        };
        if self.task.full.load(Ordering::Relaxed) {
            // The omitted lines are still counted.
            let omitted = match self.task.form {
                Form::Lines | Form::GitHub => lines::count(verdict),
                Form::Json => 1,
                Form::JUnit => usize::from(fails),
                Form::Summary => 0,
            };
            part.ends.extend(std::iter::repeat_n(part.text.len(), omitted));
            return;
        }
        match self.task.form {
            Form::Lines => lines::write(&examined, part),
            Form::Json => json::write(&examined, part),
            Form::GitHub => github::write(&examined, part),
            Form::JUnit if fails => junit::write(&examined, part),
            Form::JUnit | Form::Summary => {}
        }
    }
}

/// A document of the input, which contains one or more deliveries.
struct Context<'a> {
    source: &'a Arc<Source>,
    line: u64,
    is_log: bool,
    part: &'a mut Part,
}

impl Context<'_> {
    fn other_line(&mut self) {
        let place = || Place { source: Arc::clone(self.source), line: self.line };
        self.part.tally.other_lines.note(place);
    }
}
