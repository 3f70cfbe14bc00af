//! Exit codes and failures.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::closed_output;
use crate::message::{self, Escaped, Reason};
use crate::path_name::path_name;

/// How the program ended. A later variant has priority over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// The command succeeded, and found nothing that makes the run fail.
    Accepted,
    /// A document was rejected, or a finding, change or difference makes the run fail.
    Rejected,
    /// The command line was wrong, or something could not be read or written.
    Failed,
    /// The program that reads the output closed the pipe.
    BrokenPipe,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Accepted => 0,
            Self::Rejected => 1,
            Self::Failed => 2,
            // The exit code that a shell reports for a program killed by the closed pipe (128 + SIGPIPE). It is not
            // 0, which would mean that everything was accepted, because the rest was not read.
            Self::BrokenPipe => 141,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong; or help was requested, which clap reports in the same way.
    Usage(clap::Error),
    /// There is no input.
    NoInput,
    /// The output could not be written.
    Output(io::Error),
    /// Standard output was closed before the program started.
    ClosedOutput,
    /// Schemas could not be read or compared.
    Schema(String),
    /// Options contradict each other, or do not apply.
    Options(String),
    /// A generated delivery cannot be changed or signed as requested.
    Edit(String),
    /// A saved survey cannot be read.
    Survey(String),
    /// A file or folder that the user named cannot be used, read or written.
    File(String),
    /// Why `gancho ingest` or `gancho extract` stopped.
    #[cfg(feature = "ingest")]
    Ingest(String),
    /// No delivery could be generated.
    Sample,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// A file or folder that could not be written.
    pub(crate) fn write(path: &Path, error: &io::Error) -> Self {
        Self::File(format!("cannot write {}: {}", Escaped(&path_name(path)), Reason(error)))
    }

    /// Reports the failure to the user, and returns the exit code.
    pub(crate) fn report(self) -> Exit {
        match self {
            Self::Usage(help) if !help.use_stderr() => {
                return match help.print() {
                    Ok(()) if closed_output::was_closed() => Self::ClosedOutput.report(),
                    Ok(()) => Exit::Accepted,
                    Err(error) => Self::Output(error).report(),
                };
            }
            Self::Usage(usage) => {
                // If this cannot be written either, the error cannot be reported.
                let _ = usage.print();
            }
            Self::NoInput => {
                message::error("no input: name files or folders, or pipe deliveries in; see --help");
            }
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::BrokenPipe,
            Self::Output(error) => {
                message::error(&format!("cannot write to standard output: {}", Reason(&error)));
            }
            Self::ClosedOutput => message::error("cannot write to standard output: it is closed"),
            Self::Options(reason)
            | Self::Schema(reason)
            | Self::Survey(reason)
            | Self::Edit(reason)
            | Self::File(reason) => message::error(&reason),
            #[cfg(feature = "ingest")]
            Self::Ingest(reason) => message::error(&reason),
            Self::Sample => message::error("no delivery of this event could be generated"),
        }
        Exit::Failed
    }
}
