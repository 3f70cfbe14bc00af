//! Files and folders without permission.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::archive::{Place, archive, deal, is_tidy, rows, text};

/// A user without privileges, because root may write everywhere: `nobody` on most systems.
const NOBODY: u32 = 65534;

/// The program, run by a user to whom permissions apply.
struct User<'p> {
    place: &'p Place,
    program: PathBuf,
    is_root: bool,
}

impl<'p> User<'p> {
    fn new(place: &'p Place) -> Self {
        let is_root = fs::metadata(place.0.path()).unwrap().uid() == 0;
        let mut program = PathBuf::from(env!("CARGO_BIN_EXE_gancho"));
        if is_root {
            // The other user may not have access to the build folder.
            let copy = place.path("gancho");
            fs::hard_link(&program, &copy).or_else(|_| fs::copy(&program, &copy).map(drop)).unwrap();
            program = copy;
            fs::set_permissions(place.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { place, program, is_root }
    }

    /// Creates a folder that this user owns.
    fn folder(&self, name: &str) -> PathBuf {
        let folder = self.place.path(name);
        fs::create_dir(&folder).unwrap();
        if self.is_root {
            chown(&folder, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        folder
    }

    fn ingest(&self, to: &Path, input: &Path) -> Output {
        let mut command = Command::new(&self.program);
        command.arg("ingest").arg("--to").arg(to).arg(input);
        if self.is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.output().unwrap()
    }
}

fn permit(folder: &Path, mode: u32) {
    fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_without_permission_is_reported_and_unchanged() {
    let place = Place::new();
    let (user, input) = (User::new(&place), place.write("a.ndjson", deal(1)));
    let to = user.folder("tables");
    permit(&to, 0o555);
    let output = user.ingest(&to, &input);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("cannot write") && said.contains("Permission denied"), "{said}");
    assert!(fs::read_dir(&to).unwrap().next().is_none());
}

#[test]
fn an_interrupted_commit_is_completed_once_by_the_next_run() {
    let place = Place::new();
    let user = User::new(&place);
    let (first, second) = (place.write("a.ndjson", archive(100)), place.write("b.ndjson", deal(100_000)));
    let to = user.folder("tables");
    assert!(user.ingest(&to, &first).status.success());
    let (before, deals) = (rows(&to), to.join("crm_deal"));
    let months: Vec<_> = fs::read_dir(&deals).unwrap().map(|month| month.unwrap().path()).collect();
    let all = || months.iter().chain([&deals]);
    all().for_each(|folder| permit(folder, 0o555));
    let output = user.ingest(&to, &second);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("Permission denied") && said.contains("run the command again"), "{said}");
    assert_eq!(rows(&to), before);
    all().for_each(|folder| permit(folder, 0o755));
    let output = user.ingest(&to, &second);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(rows(&to).len(), before.len() + 1);
    assert!(is_tidy(&to));
}

#[test]
fn an_input_without_permission_is_reported_and_affects_only_itself() {
    let place = Place::new();
    let user = User::new(&place);
    let archive = place.path("archive");
    place.write("archive/a.ndjson", deal(1));
    let hidden = place.write("archive/b.ndjson", deal(2));
    permit(&hidden, 0o000);
    let to = user.folder("tables");
    let output = user.ingest(&to, &archive);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("b.ndjson") && said.contains("Permission denied"), "{said}");
    assert_eq!(rows(&to).len(), 1);
}
