//! The program's code for files other than payloads, without its command line, its tables and its HTTP server. The
//! program is not a library, so this module includes its source files by their paths. What they need from the rest of
//! the program is replaced by a few lines.

#![allow(dead_code, unused_imports, reason = "the program uses items that the fuzz target does not use")]

/// Options that the configuration file has too.
#[path = "../src/args"]
pub(crate) mod args {
    mod byte_size;
    mod hidden;
    mod number;
    mod proof;
    mod receive;
    mod secret;
    mod url;

    pub(crate) use self::byte_size::ByteSize;
    pub(crate) use self::proof::TOKEN;
    pub(crate) use self::receive::address;
    pub(crate) use self::secret::{SecretArg, is_header_name};
    pub(crate) use self::url::UrlArg;
}

/// Why a command stopped.
pub(crate) mod exit {
    #[derive(Debug)]
    pub(crate) enum Failure {
        Survey(String),
    }
}

/// Inputs, which the manifest and the survey only name.
#[path = "../src/input"]
pub(crate) mod input {
    mod compression;
    mod zstd;

    pub(crate) use self::compression::decompressed;

    #[derive(Debug)]
    pub(crate) struct Source;
}

#[path = "ingest.rs"]
pub(crate) mod ingest;
#[path = "../src/message.rs"]
pub(crate) mod message;
#[path = "../src/path_name.rs"]
pub(crate) mod path_name;

/// The configuration of `gancho receive`.
#[path = "../src/receive"]
pub(crate) mod receive {
    mod config;

    pub(crate) fn read(path: &std::path::Path) -> Result<gancho_receiver::Builder, String> {
        config::Config::read(path).map(|config| config.builder)
    }
}

#[path = "survey.rs"]
pub(crate) mod survey;
#[path = "../src/wrapped.rs"]
pub(crate) mod wrapped;
