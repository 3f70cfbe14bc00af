//! How the program ends.

use std::io;
use std::process::ExitCode;

use crate::closed_output;
use crate::message;

/// How the program ended. A later one in this list outweighs an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is well: every document was accepted.
    Accepted,
    /// A document was rejected.
    Rejected,
    /// The command line was wrong, or something could not be read or written.
    Failed,
    /// Nobody reads the output any more.
    BrokenPipe,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Accepted => 0,
            Exit::Rejected => 1,
            Exit::Failed => 2,
            // What a shell shows of a program that the closed pipe has killed (128 + SIGPIPE). Not 0: that would say
            // that everything was accepted, and the rest has not been read.
            Exit::BrokenPipe => 141,
        })
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong; or it asks for help, which clap hands over the same way.
    Usage(clap::Error),
    /// There is nothing to read.
    NoInput,
    /// The output could not be written.
    Output(io::Error),
    /// Standard output was closed before the program began.
    ClosedOutput,
    /// A schema could not be had, or a folder of them not be read or written.
    Schema(String),
    /// A folder could not be filled, or a file not be written.
    #[cfg(feature = "ingest")]
    Ingest(String),
    /// No delivery could be made up.
    Sample,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Tells the user, and says how the program ends.
    pub(crate) fn tell(self) -> Exit {
        match self {
            Self::Usage(help) if !help.use_stderr() => {
                return match help.print() {
                    Ok(()) if closed_output::was_closed() => Self::ClosedOutput.tell(),
                    Ok(()) => Exit::Accepted,
                    Err(error) => Self::Output(error).tell(),
                };
            }
            Self::Usage(usage) => {
                // When not even this can be written, there is nobody to tell.
                let _ = usage.print();
            }
            Self::NoInput => {
                message::error("no input: name files or folders, or pipe deliveries in; see --help");
            }
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::BrokenPipe,
            Self::Output(error) => message::error(&format!("cannot write: {error}")),
            Self::ClosedOutput => message::error("cannot write: standard output is closed"),
            Self::Schema(reason) => message::error(&reason),
            #[cfg(feature = "ingest")]
            Self::Ingest(reason) => message::error(&reason),
            Self::Sample => message::error("no delivery of this event could be made up"),
        }
        Exit::Failed
    }
}
