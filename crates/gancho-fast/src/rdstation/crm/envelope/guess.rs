//! The event name of a delivery whose document precedes it.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::context::Context;
use crate::field::{self, Next};
use crate::rest::Rest;
use crate::{skip, string};

/// The event name, if it follows this text, which starts with the document. `None` if it was not found, or if it may be
/// that of an object within the root; the document is then parsed when the name is known.
///
/// The first `"event_name"` in the last 192 bytes is considered, or else the first one in the whole text. The
/// alternative is to skip each document, and to parse it when the name is known. That took a fifth of the time of deals
/// with shuffled keys. The search starts near the end, because little text follows the document.
pub(super) fn guess<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Option<&'a str> {
    static KEY: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(b"\"event_name\""));
    let text = rest.text();
    let near = text.len().saturating_sub(192);
    let found = match KEY.find(text.as_bytes().get(near..)?) {
        Some(found) => near + found,
        None => KEY.find(text.as_bytes())?,
    };
    let (before, after) = text.split_at_checked(found)?;
    // In valid JSON, a quote here can only start a key, unless a backslash makes it part of a longer key.
    if before.ends_with('\\') {
        return None;
    }
    let value = Rest::new(after.get(KEY.needle().len()..)?).token().after(":")?;
    let (name, after) = string::read(value.token(), cx).ok()?;
    ends_root(after, cx).then_some(name)
}

/// Whether the object that has a field before this text is the root: it ends with the text.
///
/// A wrong guess would be noticed when the event name is parsed, but the document would then be in the arena twice. As
/// it is, only a name with escapes is.
fn ends_root<'a>(mut rest: Rest<'a>, cx: &Context<'a>) -> bool {
    loop {
        let after = match field::next(rest) {
            Ok(Next::Key(key)) => skip::field(key, cx.depth_left(), &cx.index),
            Ok(Next::End(after)) => return after.token().len() == 0,
            Err(rejected) => Err(rejected),
        };
        let Ok(after) = after else { return false };
        rest = after;
    }
}
