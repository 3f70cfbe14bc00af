//! Options whose values are not shown in errors.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

/// The parser of a value that is a secret, or contains one. The error of clap's own parsers quotes the value, and
/// service managers store what a program prints.
pub(super) fn hidden<T: FromStr<Err = String> + Clone + Send + Sync + 'static>() -> Hidden<T> {
    Hidden(PhantomData)
}

#[derive(Clone)]
pub(super) struct Hidden<T>(PhantomData<T>);

impl<T: FromStr<Err = String> + Clone + Send + Sync + 'static> TypedValueParser for Hidden<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let parsed = value.to_str().ok_or_else(|| "the value is not UTF-8".to_owned()).and_then(str::parse);
        parsed.map_err(|reason| {
            let option = arg.and_then(Arg::get_long).unwrap_or_default();
            let message = format!("--{option}: {reason}\n\nFor more information, try '--help'.\n");
            Error::raw(ErrorKind::ValueValidation, message).with_cmd(command)
        })
    }
}
