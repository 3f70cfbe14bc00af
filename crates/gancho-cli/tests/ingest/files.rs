//! Pipes, files that are named twice, and arrays.

use std::fs;
use std::process::Command;

use crate::archive::{Place, archive, deal, ingest, rejects, rows, succeed, text};

#[test]
fn a_file_that_is_named_twice_is_ingested_once() {
    let place = Place::new();
    // Without a key that would detect duplicates.
    let file = place.write("in/a.ndjson", "{\"leads\":[{\"id\":\"1\"}]}\n".repeat(10));
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, place.path("in/latest.ndjson")).unwrap();
    let to = place.path("tables");
    let arguments = [place.path("in"), file];
    let arguments: Vec<&str> = arguments.iter().map(|path| path.to_str().unwrap()).collect();
    let output = ingest(&to, &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    assert!(said.ends_with("/in/a.ndjson: this file is already an input\n"), "{said}");
    assert_eq!(rows(&to).len(), 10);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_ingested() {
    let place = Place::new();
    let (file, pipe, to) = (place.write("a.ndjson", archive(3000)), place.path("pipe"), place.path("tables"));
    let expected = place.path("expected");
    succeed(&expected, &[file.to_str().unwrap()]);
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let writer = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::write(pipe, fs::read(file).unwrap()).unwrap())
    };
    succeed(&to, &[pipe.to_str().unwrap(), "--commit-every", "64KiB"]);
    writer.join().unwrap();
    assert_eq!((rows(&to).len(), rejects(&to).len()), (rows(&expected).len(), rejects(&expected).len()));
}

#[cfg(target_os = "linux")]
#[test]
fn the_output_of_another_command_is_ingested() {
    let place = Place::new();
    place.write("a.ndjson", deal(1));
    let script = r#""$0" ingest --to tables <(cat a.ndjson)"#;
    let output = Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_gancho")])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(rows(&place.path("tables")).len(), 1);
}

#[test]
fn an_array_with_a_string_that_is_not_utf_8_is_rejected_as_a_whole() {
    let place = Place::new();
    let broken = deal(2).replace("Produto", "?");
    let mut array = format!("[{},{broken},{}]", deal(1), deal(3)).into_bytes();
    let at = array.iter().position(|byte| *byte == b'?').unwrap();
    array[at] = 0xFF;
    for name in ["a.json", "a.ndjson"] {
        let (file, to) = (place.write(name, &array), place.path(&format!("of-{name}")));
        succeed(&to, &[file.to_str().unwrap()]);
        let rejects = rejects(&to);
        assert_eq!((rows(&to).len(), rejects.len()), (0, 1));
        assert!(rejects[0].contains(r#""kind":"invalid_utf8""#), "{rejects:?}");
    }
}
